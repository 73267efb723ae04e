"""What evidence tells of passages: made by `python -m tests.ingest.teaching --write`.

Behind each name that `evidence` gives to evidence stand hundredths.
"""

ONE = """\
above , : -12 30 -18
above . : 35 -1 -8
above . marked: 2 0 -2
above 0 : -23 3 4
above 0 marked: 8 3 -10
above : : -18 -15 35
above ? : -16 10 6
above ? marked: 2 0 -2
alone: 10 9 -50
announced: -2 -76 75
below items: 9 4 -14
below marked: 6 12 -15
below sentence: -19 -13 7
below short .: -15 25 -11
below short 0: -13 -1 2
below short :: 20 -38 13
below short ?: 16 4 -17
below text: 35 -30 29
counted: 98 -65 -36
digits: -75 86 -25
early: -13 -53 50
end ,: 0 1 -1
end .: 0 1 -1
end 0: 36 -9 14
end :: -105 136 -33
end ?: 36 -77 40
ends 0 all: 0 1 -1
ends 0 none: 0 1 -1
ends 1 all: 0 11 -11
ends 1 none: 0 6 -6
ends 2 all: 0 -14 14
ends 2 none: 0 -13 13
ends 2 some: 0 -6 6
ends 3 all: 0 6 -6
ends 3 none: 0 7 -7
ends 4 all: 0 -1 1
ends 4 none: 0 -1 1
ends 4 some: 0 4 -4
ends 5 all: 0 8 -8
ends 5 none: 0 9 -9
ends 6 all: 0 16 -16
ends 6 none: 0 13 -13
ends 6 some: 0 -4 4
ends 7 all: 0 2 -2
ends 7 none: 0 1 -1
ends 7 some: 0 -6 6
ends 8 all: 0 3 -3
ends 8 none: 0 3 -3
ends 8 some: 0 -12 12
ends 9 all: 0 1 -1
ends 9 none: 0 1 -1
finite False False: 6 -7 14
finite False True: 0 -39 39
finite True False: 40 -35 1
finite True True: 0 42 -42
gaps all 00: 25 -23 -2
gaps all 01: 17 -15 -1
gaps all 10: 33 -33 0
gaps all 11: -40 19 -1
gaps all 12: -28 54 -26
gaps none 00: 9 -1 -19
gaps none 02: -10 28 -18
gaps some 00: 6 -39 31
gaps some 01: 24 -11 -8
gaps some 02: -10 -22 32
gaps some 10: -2 -30 35
gaps some 11: -1 44 -49
gaps some 12: -4 28 -25
group 1 only: -13 66 -59
group 2 first: 4 -4 0
group 2 last: 4 -2 -2
group 3 amid: -1 -3 4
group 3 first: -13 -6 18
group 3 last: -14 -10 25
group 4 amid: -17 -7 24
group 4 first: -7 -14 22
group 4 last: 15 -8 -5
group 5 amid: 20 -26 7
group 5 first: 22 -11 -9
group 5 last: 14 -8 -5
group ends alike 2: 6 -6 1
group ends alike 3: -29 -17 46
group ends alike 4: -5 -26 13
group longest 1: 7 -4 -3
group longest 2: -5 -4 10
group longest 3: 4 -5 -1
group longest 4: 17 -16 -2
group longest 5: 17 -20 4
group longest 6: 0 -14 13
group longest 7: 5 -12 7
group longest 8: 3 -25 22
group of labels: 0 -6 6
label: -21 34 11
label again: -29 94 -63
last: -53 87 -34
leads: -39 75 -36
led to: -12 -10 23
led to close: -7 -6 14
length 0: 10 9 -50
length 1: 46 -31 -13
length 2: 8 -10 17
length 3: 15 -7 -20
length 4: -40 13 20
length 5: -47 18 24
length 6: -4 9 -4
length 8: 0 -5 5
length 9: 0 2 -2
near 0 False: -6 17 -3
near 0 True: 0 36 -36
near 1 False: 5 4 -51
near 1 True: 0 20 -20
near 2 False: 1 -28 31
near 2 True: 0 8 -8
near 3 False: -18 -47 62
near 3 True: 0 3 -3
near 4 False: 9 -15 8
near 4 True: 0 -69 69
near 5 False: 2 -9 6
near 5 True: 0 24 -24
near 6 False: 3 32 -37
near 6 True: 0 6 -6
not taken up: -26 0 15
numbered: 8 26 -35
open 0 all: 19 -6 -12
open 0 none: 16 -5 -10
open 0 some: 7 20 -27
open 1 all: 7 -6 -3
open 1 none: 23 -26 1
open 1 some: 27 -29 2
open 2 all: 21 -12 -3
open 2 none: 26 -15 -2
open 2 some: 13 -18 7
open 3 all: 8 -6 -2
open 3 none: 19 -15 -3
open 3 some: 10 -3 -7
open 4 all: -35 32 3
open 4 none: -26 26 1
open 4 some: -17 17 -1
open 5 all: -4 -10 21
open 5 none: -15 -4 18
open 5 some: -24 12 12
open 6 all: -2 -4 5
open 6 none: -1 -3 4
opens ask: 83 -8 -77
opens determiner: -80 39 33
opens ed: 21 -51 29
opens ing: 36 -37 1
opens join: 2 6 -8
opens lead: 41 -39 -10
opens ly: -2 -10 12
opens no: 18 -21 -2
opens plural: -64 38 12
opens pronoun: 25 22 -49
opens word: -57 3 26
over lead: 18 -37 22
quote ends: 0 5 -5
ratio 0: 16 -35 24
ratio 1: -57 6 50
ratio 2: -2 -30 34
ratio 3: -17 0 24
ratio 4: -3 -2 -9
ratio 5: 21 -7 -24
ratio 6: 51 -11 -53
reached: -22 32 -10
run 1 0: 42 -23 -17
run 1 1: 8 36 -57
run 1 2: -4 -1 3
run 1 only False: 40 -8 -45
run 1 only True: 0 28 -28
run 2 0: 12 30 -33
run 2 1: -40 23 15
run 2 2: 0 30 -28
run 2 first False: -18 6 1
run 2 first True: 0 17 -17
run 2 last False: -15 25 -8
run 2 last True: 0 25 -25
run 3 0: 12 -1 5
run 3 1: -35 -35 58
run 3 2: 0 -3 3
run 3 3: 0 1 -1
run 3 amid False: -8 2 7
run 3 amid True: 0 14 -14
run 3 first False: -38 -7 46
run 3 first True: 0 -8 8
run 3 last False: -41 -14 55
run 3 last True: 0 3 -3
run 4 amid False: -25 -4 29
run 4 amid True: 0 -30 30
run 4 first False: 10 -26 17
run 4 first True: 0 -6 6
run 4 last False: -1 -13 15
run 4 last True: 0 15 -15
run 5 amid False: 6 -5 -8
run 5 amid True: 0 -11 11
run 5 first False: 27 28 -54
run 5 first True: 0 -30 30
run 5 last False: 50 -7 -44
run 5 last True: 0 16 -16
run led 0 1: 0 -26 26
run led 0 2: -9 14 -4
run led 0 3: -9 -4 12
run led 1 2: -15 15 0
run led 1 3: -1 0 -1
run led 2 3: 7 -27 20
section: 6 -3 -3
sentences 2: -14 0 11
sentences 3: 0 -29 29
sentences 4: -10 3 8
speaks: -6 18 -8
speaks alone: 0 5 -5
start capital: 35 0 -23
start digit: -13 -20 33
start quote: -6 9 -3
start sign: 0 6 -6
start small: 0 -36 36
strange: -57 29 17
style all: 13 18 -8
style none: 9 0 -20
style some: 17 -24 14
taken a bit: -27 15 14
taken up: 49 -71 21
titled: 5 47 -62
titled long: 55 -60 4
typical 0 False: 10 -8 -11
typical 0 True: 0 -13 13
typical 1 False: 32 -11 8
typical 1 True: 0 -20 20
typical 2 False: -20 15 -1
typical 2 True: 0 -6 6
typical 3 False: -20 -8 25
typical 3 True: 0 31 -31
typical 4 False: -7 6 1
typical 4 True: 0 19 -19
typical 5 True: 0 10 -10
usual few False: -28 -10 30
usual few True: -37 62 -17
usual mixed False: -7 -33 41
usual mixed True: 47 -41 -4
usual plain False: 3 -28 27
usual plain True: 22 10 -32
usual titles False: -37 31 6
"""
"""What it adds to the odds, in logarithms, of a heading, a paragraph, an item."""
TWO = """\
alike 0: 15 21 16 8 20 6 -5 -6 -34 9 4 -14 11 -5 -7
alike 1: -14 -1 -25 -42 1 -41 12 -1 29 0 0 0 0 0 0
begins: 0 0 0 0 0 0 0 0 0 0 0 0 -6 23 -13
bias: 1 21 19 5 49 -15 16 -4 23 9 4 -14 11 -5 -7
ends ..: 0 0 0 0 -18 3 0 3 45 0 1 -1 0 0 0
ends .0: 0 0 0 52 -6 -97 11 19 -48 2 -2 -1 0 0 0
ends .:: 0 0 0 -29 38 -2 -5 1 -1 -1 1 0 0 0 0
ends .?: 0 0 0 25 -57 40 -6 -2 -1 0 0 0 0 0 0
ends 0.: 0 -35 -3 0 47 -18 0 39 -51 0 10 -10 0 0 0
ends 00: -19 -4 85 -35 0 -38 15 -100 32 21 -21 0 11 -5 -7
ends 0:: -7 36 -2 -1 -35 0 -13 42 -20 -15 15 0 0 0 0
ends 0?: 35 -9 -4 -1 0 -3 -16 0 -1 1 -1 0 0 0 0
ends :.: 0 -11 -3 0 -18 38 0 -4 -2 0 0 0 0 0 0
ends :0: -1 -1 -35 -14 20 59 -1 0 -25 0 0 0 0 0 0
ends ?.: 0 71 5 0 -32 -19 0 -23 -7 0 2 -2 0 0 0
ends ?0: -4 -2 2 -12 -13 -1 26 -9 14 14 -13 -1 0 0 0
ends ??: -2 -1 -28 0 0 0 -9 -1 42 0 0 0 0 0 0
first word: 0 23 -11 -30 -28 48 -6 -20 24 3 -3 0 0 0 0
gap all 0: 0 0 0 0 0 0 0 0 0 25 -25 0 5 -2 -3
gap all 1: -3 5 9 1 24 -19 23 -39 24 -25 30 -5 3 -1 -2
gap before all 00: 0 0 0 0 0 0 0 0 0 25 -25 0 5 -2 -3
gap before all 10: -1 12 0 0 -10 0 0 0 0 -25 25 0 3 -1 -2
gap before all 11: -5 19 1 6 18 -11 23 -14 24 -1 5 -4 0 0 0
gap before none 00: -4 10 -14 13 33 6 9 1 28 9 -1 -7 3 -1 -2
gap before some 00: -8 0 7 -13 -32 10 43 -16 7 5 -5 -1 0 0 0
gap before some 01: 12 -4 -10 -3 -17 -11 -16 10 40 0 0 0 0 0 0
gap before some 10: -3 22 11 -1 -2 -3 -32 45 -34 -2 3 -1 0 0 0
gap before some 11: 3 19 -13 22 22 8 -8 -35 -15 0 0 0 0 0 0
gap none 0: -3 0 -8 -2 49 2 8 -1 28 9 0 -7 3 -1 -2
gap some 0: 5 -1 2 -16 -50 0 27 -9 39 5 -5 -1 0 0 0
gap some 1: 1 19 2 38 -7 -3 -41 37 -48 -3 4 -1 0 0 0
label 00: 24 -13 -1 5 0 -13 -7 1 18 -10 25 -16 11 -5 -7
label 01: -6 40 20 38 -67 5 6 25 -58 3 -5 2 0 0 0
label 10: -10 -10 7 -52 79 -5 37 -13 -36 16 -16 0 0 0 0
label 11: -6 26 -12 -2 -23 -4 -11 -38 69 1 -1 0 0 0 0
led: -2 -12 3 -16 3 66 -1 -4 -31 0 0 0 0 0 0
lengths 0: 11 -38 12 28 -8 -36 34 -18 3 12 -10 -1 0 0 0
lengths 1: -21 -32 -5 25 15 -12 42 25 -32 -10 11 -1 0 0 0
lengths 2: 27 -2 -31 53 -14 -38 -16 12 25 4 -3 0 1 0 0
lengths 3: 4 -18 10 -62 20 -9 10 -47 55 6 -3 -3 11 -4 -7
lengths 4: -10 -10 18 -4 18 -10 -9 -1 27 0 -2 2 0 0 0
lengths 5: -23 11 11 -46 56 19 -22 22 -29 0 6 -6 0 0 0
lengths 6: 13 102 -6 -14 -79 55 -22 -13 -20 0 5 -5 0 0 0
next 0 00: 2 45 -27 5 -13 -31 33 -23 41 8 0 -7 6 -2 -4
next 0 01: 3 8 -26 -11 -2 0 15 -6 19 8 -8 0 2 -1 -1
next 0 10: -1 -2 4 41 -36 -6 0 0 0 0 0 0 0 0 0
next 0 11: 20 70 -38 3 3 -47 2 -3 33 -28 34 -6 3 -1 -2
next 1 00: -33 -77 52 -10 3 17 8 19 11 19 -18 0 0 0 0
next 1 01: 4 0 -1 0 -1 1 14 -4 -13 3 -3 0 0 0 0
next 1 10: -10 -1 25 5 -25 34 -2 -1 -22 0 0 0 0 0 0
next 1 11: -11 -75 30 -5 25 -2 1 30 -7 0 0 0 0 0 0
opens alike False ask: 16 -11 -23 5 7 -22 55 -6 -18 1 -1 0 0 0 0
opens alike False determiner: -1 22 15 -25 -18 4 -13 24 5 0 3 -3 0 0 0
opens alike False ed: 23 -8 -11 -1 -24 8 -8 5 16 2 -2 0 0 0 0
opens alike False ing: 7 -3 13 6 -21 -8 31 -9 -14 2 -2 0 0 0 0
opens alike False join: 0 7 -1 2 4 -4 0 -5 -2 0 0 0 0 0 0
opens alike False lead: 39 -49 -1 -19 29 0 23 3 -24 -1 3 -2 0 0 0
opens alike False ly: 0 -5 5 0 -5 -8 -1 0 16 0 0 0 0 0 0
opens alike False no: -8 1 -29 32 -50 8 -7 46 7 0 0 0 0 0 0
opens alike False plural: -15 29 22 10 28 -49 -17 5 -3 0 -3 -1 11 -5 -7
opens alike False pronoun: -14 -28 48 30 19 -40 1 -6 -32 -4 4 0 0 0 0
opens alike False word: -25 50 1 -72 28 54 34 -45 -58 20 -13 -7 0 0 0
opens alike True ask: -1 -4 -28 0 -2 0 14 8 13 -4 4 0 0 0 0
opens alike True determiner: 0 -3 -5 -26 17 10 -20 -6 37 1 -1 0 0 0 0
opens alike True ing: -2 0 -1 0 0 0 -4 -1 10 0 0 0 0 0 0
opens alike True lead: 0 12 0 0 -41 18 0 11 0 0 0 0 0 0 0
opens alike True no: 0 0 -5 0 -7 0 -2 -10 24 0 0 0 0 0 0
opens alike True plural: -6 20 30 36 -86 -24 -58 22 63 -17 17 0 0 0 0
opens alike True pronoun: -1 2 0 3 47 -6 0 -27 -19 0 0 0 0 0 0
opens alike True word: -10 5 -18 -6 25 14 -12 -21 5 7 -6 -1 0 0 0
second 00: -8 -15 1 -23 -27 22 29 -35 60 2 -1 -1 0 0 0
second 01: 14 4 -33 -12 43 -10 28 29 -26 9 -7 -2 11 -5 -7
second 10: -1 68 4 52 -14 -2 -36 -41 11 0 10 -10 0 0 0
second 11: -12 28 2 -8 -33 -21 11 29 8 0 0 0 0 0 0
start capital: 7 23 19 5 49 -9 -5 35 24 -2 16 -13 11 -5 -7
start digit: 0 -2 -2 0 -5 -2 -3 -1 15 0 0 0 0 0 0
start quote: 0 0 -1 0 11 -5 -5 -12 11 0 0 0 0 0 0
start small: 0 0 0 0 -27 -1 0 -7 35 0 0 0 0 0 0
starts capital digit: -4 -13 13 -7 -8 -3 9 0 14 3 -2 -1 0 0 0
starts capital quote: -1 -18 0 3 29 -11 -2 -10 12 1 -1 0 0 0 0
starts capital small: 0 -2 -21 20 49 0 30 -29 -52 8 -8 0 0 0 0
starts sign small: 0 0 0 0 6 -6 0 0 0 0 0 0 0 0 0
titled 00: -48 23 3 -6 -19 10 -17 36 29 -10 24 -15 11 -4 -7
titled 01: -24 9 3 60 -4 -28 40 -16 -32 15 -15 0 0 0 0
titled 10: 80 -42 16 -39 70 -24 4 -39 -20 5 -6 1 1 0 0
titled 11: -6 -1 -4 -8 21 -3 -6 -9 16 0 0 0 0 0 0
"""
"""The same below a heading, a paragraph, an item, one with its bullet, and all else."""
