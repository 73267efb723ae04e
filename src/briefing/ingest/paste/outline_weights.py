"""What evidence tells of passages: made by `python -m tests.ingest.teaching --write`.

Behind each name that `evidence` gives to evidence stand hundredths.
"""

ONE = """\
above , : -8 15 -6
above . : 17 -42 -3
above . marked: 0 2 -2
above 0 : -38 -3 3
above 0 marked: 7 3 -10
above : : -29 -18 47
above ? : -1 1 -2
above ? marked: 3 -1 -2
alone: 20 7 -44
announced: -6 -75 81
below items: 10 3 -14
below marked: 8 3 -14
below sentence: -16 -31 12
below short .: -13 20 -6
below short 0: -13 1 -5
below short :: 24 -32 11
below short ?: 18 -3 -15
below text: 14 -63 13
closed few amid: 4 -28 22
closed few first: 5 -19 16
closed few last: -10 11 3
closed few only: 4 28 -26
closed most amid: -4 -2 6
closed most first: -2 -1 4
closed most last: 6 -8 2
closed most only: 2 2 -4
closed no amid: -3 -7 9
closed no first: -3 -5 9
closed no last: 20 2 -22
closed no only: -13 36 -20
closed some amid: -2 -1 3
closed some first: -1 -1 3
closed some last: 2 -5 3
closed some only: 6 -8 3
counted: 102 -42 -59
digits: -97 99 -15
early: -8 -46 56
end .: 0 2 -2
end 0: 26 -21 3
end :: -120 153 -34
end ?: 27 -77 50
ends 0 all: 0 1 -1
ends 0 none: 0 1 -1
ends 1 all: 0 15 -15
ends 1 none: 0 8 -8
ends 2 all: 0 -8 8
ends 2 none: 0 -11 11
ends 2 some: 0 -6 6
ends 3 all: 0 10 -10
ends 3 none: 0 10 -10
ends 3 some: 0 8 -8
ends 4 all: 0 1 -1
ends 4 some: 0 2 -2
ends 5 all: 0 -3 3
ends 5 some: 0 -2 2
ends 6 all: 0 12 -12
ends 6 none: 0 11 -11
ends 6 some: 0 7 -7
ends 7 all: 0 -1 1
ends 7 none: 0 -5 5
ends 7 some: 0 4 -4
ends 8 all: 0 -7 7
ends 8 none: 0 -6 6
ends 8 some: 0 -8 8
ends 9 all: 0 6 -6
ends 9 none: 0 6 -6
ends 9 some: 0 5 -5
finite False False: 21 -2 4
finite False True: 0 -37 37
finite True False: 45 -42 -4
finite True True: 0 40 -40
gaps all 00: 25 -24 -2
gaps all 01: 18 -16 -2
gaps all 10: 38 -38 0
gaps all 11: -10 30 0
gaps all 12: -28 57 -28
gaps none 00: 16 6 -18
gaps none 02: -14 29 -14
gaps none 10: 0 -1 1
gaps some 00: 5 -41 33
gaps some 01: 19 -3 -24
gaps some 02: -12 -9 21
gaps some 10: -14 -24 36
gaps some 11: 17 33 -51
gaps some 12: -8 17 -10
group 1 only: 4 38 -47
group 2 first: -2 -3 5
group 2 last: 6 -5 -1
group 3 amid: -2 -4 6
group 3 first: -7 -5 12
group 3 last: -16 -4 19
group 4 amid: -25 -9 33
group 4 first: -13 -11 24
group 4 last: -3 21 -20
group 5 amid: 25 -26 -2
group 5 first: 19 -9 -10
group 5 last: 29 -12 -17
group ends alike 2: 11 -8 -4
group ends alike 3: -31 -10 41
group ends alike 4: 13 -8 -6
group longest 1: 20 -10 -10
group longest 2: -10 9 3
group longest 3: -3 -2 4
group longest 4: 11 -6 -5
group longest 5: 9 -10 0
group longest 6: -1 -16 17
group longest 7: 2 -5 3
group longest 8: 0 -24 24
group longest 9: 0 -2 1
group of labels: -1 -18 19
groups amid 01: 0 -2 1
groups amid 10: 11 -7 -4
groups amid 11: 3 -25 21
groups amid 13: -10 -2 12
groups amid 30: -1 0 2
groups amid 31: -6 -1 7
groups amid 33: -3 -1 3
groups first 01: 2 -3 1
groups first 10: -3 -4 7
groups first 11: 10 -11 2
groups first 13: -7 -3 9
groups first 30: 0 -3 3
groups first 31: -2 -2 4
groups first 33: -1 -1 2
groups last 01: 1 -1 0
groups last 10: -7 -10 18
groups last 11: -1 -4 5
groups last 13: 1 17 -18
groups last 30: -5 2 2
groups last 31: 20 -1 -19
groups last 33: 5 0 -5
groups only 01: -25 0 25
groups only 03: 19 -19 -1
groups only 10: -8 8 0
groups only 11: 22 -6 -15
groups only 12: -6 16 -10
groups only 13: 2 1 -4
groups only 20: 0 2 -2
groups only 21: 0 1 -1
groups only 23: -4 4 0
groups only 30: 0 7 -7
groups only 31: 6 22 -27
groups only 33: -6 8 -2
label: -44 43 10
label again: -42 105 -62
last: -61 98 -40
leads: -50 88 -36
led to: -18 -6 25
led to close: -11 -14 25
length 0: 20 7 -44
length 1: 50 -44 -13
length 10: 0 1 -1
length 2: 16 -20 21
length 3: 11 -4 -15
length 4: -45 8 41
length 5: -40 21 26
length 6: -8 10 -9
length 7: 0 -4 4
length 8: 0 -20 20
length 9: 0 18 -18
near 0 False: 1 20 -20
near 0 True: 0 38 -38
near 1 False: 14 -6 -36
near 1 True: 0 4 -4
near 2 False: 4 -14 36
near 2 True: 0 22 -22
near 3 False: 0 -53 40
near 3 True: 0 -8 8
near 4 False: 13 -21 12
near 4 True: 0 -38 38
near 5 False: -21 -5 23
near 5 True: 0 19 -19
near 6 False: 8 29 -40
near 6 True: 0 9 -9
not taken up: -36 -2 2
numbered: 2 57 -58
odd amid lengths 0: 23 -3 -20
odd amid lengths 1: -14 -7 20
odd amid lengths 2: 6 -4 -2
odd amid lengths 3: -11 -8 18
odd amid lengths 4: -3 -10 13
odd amid lengths 5: -3 -5 7
odd amid lengths 6: 0 -2 2
odd amid start digit: -2 0 2
odd amid titled True: 4 0 -4
odd first end 0: -5 -1 6
odd first lengths 0: -3 -2 5
odd first lengths 1: -4 -3 7
odd first lengths 2: 4 -7 4
odd first lengths 3: -11 -6 17
odd first lengths 4: 6 -5 -1
odd first lengths 5: 3 -3 0
odd first lengths 6: 2 0 -2
odd first start capital: 1 0 -1
odd first titled True: 3 -3 0
odd last end .: 0 10 -10
odd last end 0: 4 3 -8
odd last end :: -7 8 -1
odd last end ?: 2 -1 -1
odd last label False: 8 5 -14
odd last label True: 2 18 -20
odd last lengths 0: 15 6 -21
odd last lengths 1: 13 -3 -9
odd last lengths 2: -1 -5 6
odd last lengths 3: -17 0 17
odd last lengths 4: -5 16 -10
odd last lengths 5: 12 -18 7
odd last lengths 6: 1 6 -7
odd last start capital: 8 3 -10
odd last titled False: 4 -2 -3
odd last titled True: 6 -3 -3
open 0 all: 18 -9 -12
open 0 none: 15 -4 -11
open 0 some: 8 15 -22
open 1 all: 16 -10 2
open 1 none: 28 -31 4
open 1 some: 32 -37 3
open 2 all: 27 -26 -2
open 2 none: 31 -24 -2
open 2 some: 19 -42 20
open 3 all: 7 -2 -4
open 3 none: 17 -9 -4
open 3 some: 14 -6 -8
open 4 all: -33 19 12
open 4 none: -22 16 7
open 4 some: -23 22 2
open 5 all: -3 -11 13
open 5 none: -15 4 11
open 5 some: -25 22 4
open 6 all: -3 2 2
open 6 none: -2 0 1
open 6 some: 0 -2 2
opens ask: 61 -13 -45
opens determiner: -74 31 23
opens ed: 21 -55 35
opens ing: 25 -37 12
opens join: 5 8 -12
opens lead: 46 -19 -28
opens ly: -2 -17 20
opens no: 29 -16 -8
opens plural: -57 34 20
opens pronoun: 23 29 -47
opens word: -42 8 32
over lead: 21 -37 17
quote ends: 0 10 -11
ratio 0: 13 -34 24
ratio 1: -22 -21 46
ratio 2: 2 -19 25
ratio 3: -12 -12 6
ratio 4: -3 -12 10
ratio 5: 17 -14 -2
ratio 6: 32 -21 -51
reached: -26 36 -10
run 1 0: 49 -25 -20
run 1 1: 16 32 -64
run 1 2: -7 -11 16
run 1 3: 0 10 -10
run 1 only False: 37 -14 -49
run 1 only True: 0 25 -25
run 2 0: 14 -10 -17
run 2 1: -40 19 29
run 2 2: 0 38 -38
run 2 first False: -5 15 -3
run 2 first True: 0 12 -12
run 2 last False: -14 -5 20
run 2 last True: 0 31 -31
run 3 0: 13 -2 12
run 3 1: -58 -41 44
run 3 2: 0 -5 5
run 3 3: 0 9 -9
run 3 amid False: -12 19 -9
run 3 amid True: 0 10 -10
run 3 first False: -53 6 47
run 3 first True: 0 -40 40
run 3 last False: -45 -13 61
run 3 last True: 0 -19 19
run 4 amid False: -28 -5 34
run 4 amid True: 0 -13 13
run 4 first False: 20 -31 13
run 4 first True: 0 4 -4
run 4 last False: -21 -9 28
run 4 last True: 0 28 -28
run 5 amid False: 4 -1 -2
run 5 amid True: 0 -14 14
run 5 first False: 30 33 -59
run 5 first True: 0 -48 48
run 5 last False: 66 -16 -48
run 5 last True: 0 42 -42
run led 0 1: 0 -22 22
run led 0 2: -10 16 -4
run led 0 3: -16 -9 25
run led 1 2: -23 -3 25
run led 1 3: -5 -2 7
run led 2 3: -5 -33 35
section: 2 0 -2
sentences 2: -17 25 -22
sentences 3: -2 -26 32
sentences 4: -9 44 -35
speaks: -6 22 -16
speaks alone: 0 10 -10
start capital: 22 39 -3
start digit: -13 -18 31
start quote: -6 8 0
start sign: 0 3 -3
start small: 0 -20 20
strange: -81 38 33
style all: 22 30 0
style none: 16 6 -25
style some: 11 -2 4
taken a bit: -28 17 11
taken up: 47 -56 13
titled: -6 52 -59
titled long: 68 -66 1
typical 0 False: 16 -15 9
typical 0 True: 0 -31 31
typical 1 False: 8 -14 -9
typical 1 True: 0 -25 25
typical 2 False: -12 14 -1
typical 2 True: 0 -5 5
typical 3 False: -18 -6 14
typical 3 True: 0 27 -27
typical 4 False: -8 5 3
typical 4 True: 0 25 -25
typical 5 True: 0 5 -5
typical 6 True: 0 8 -8
usual few False: -32 -18 33
usual few True: -58 68 0
usual mixed False: -11 -34 46
usual mixed True: 62 -36 -24
usual plain False: 19 -44 29
usual plain True: 36 -6 -30
usual titles False: -36 38 -1
"""
"""What it adds to the odds, in logarithms, of a heading, a paragraph, an item."""
TWO = """\
alike 0: 12 22 24 16 39 -1 -8 2 -21 10 3 -14 11 -4 -6
alike 1: -10 -16 -19 -53 3 -33 10 3 15 0 0 0 0 0 0
begins: 0 0 0 0 0 0 0 0 0 0 0 0 -14 22 -10
bias: 3 21 15 16 41 -7 7 6 25 10 3 -14 11 -4 -6
closes few amid 0: -2 -1 13 0 -5 -2 13 -1 -15 1 0 0 0 0 0
closes few amid 1: -7 4 23 -2 -14 -5 2 -10 4 1 -1 0 0 0 0
closes few amid 3: 0 0 -2 0 0 -2 -2 -1 7 0 0 0 0 0 0
closes few first 0: 0 -4 8 -3 -3 6 0 0 -3 0 0 0 0 0 0
closes few first 1: -1 7 30 11 -14 -16 -1 -2 -16 0 0 0 0 0 0
closes few first 3: -2 -2 -7 0 0 13 0 0 -2 0 0 0 0 0 0
closes few last 0: 8 -5 -5 0 -23 17 -17 24 1 0 0 0 0 0 0
closes few last 1: 11 -4 -24 -8 1 -3 -8 8 25 1 -1 0 0 0 0
closes few last 3: -2 0 0 -1 0 0 4 12 -13 0 0 0 0 0 0
closes few only 0: 0 2 -3 -5 19 -5 0 0 -7 0 0 0 0 0 0
closes few only 1: 0 -3 -6 10 -12 0 -6 32 -17 0 0 0 0 0 0
closes few only 2: 0 8 -7 0 0 0 0 0 0 0 0 0 0 0 0
closes few only 3: -1 -13 -2 22 -8 -1 -5 9 0 0 0 0 0 0 0
closes most amid 1: 0 0 -2 0 0 -1 -1 -1 5 0 0 0 0 0 0
closes most amid 3: 0 0 -2 0 -1 0 -3 0 5 0 0 0 0 0 0
closes most first 1: -1 -1 2 0 0 0 0 0 0 0 0 0 0 0 0
closes most first 3: 0 0 1 0 -1 2 0 0 -1 0 0 0 0 0 0
closes most last 1: 0 0 0 -1 0 0 5 -6 3 0 0 0 0 0 0
closes most last 3: -1 0 0 -1 0 0 5 -2 -1 0 0 0 0 0 0
closes most only 0: 0 2 0 0 -1 0 0 -1 0 0 0 0 0 0 0
closes most only 1: 0 6 -3 2 -3 0 0 -2 0 0 0 0 0 0 0
closes most only 3: 0 2 0 -1 -4 0 0 4 0 0 0 0 0 0 0
closes no amid 0: -2 0 0 0 0 0 0 0 1 0 0 0 0 0 0
closes no amid 1: 8 -1 2 0 0 -4 -4 -3 1 2 -2 0 0 0 0
closes no amid 3: 0 0 -9 0 0 -1 -7 -1 17 0 0 0 0 0 0
closes no first 0: 0 0 15 0 0 -15 0 0 0 0 0 0 0 0 0
closes no first 1: -4 0 -29 8 -3 38 -3 0 -7 0 0 0 0 0 0
closes no first 3: -3 -1 3 -1 0 5 0 0 -3 0 0 0 0 0 0
closes no last 0: 0 0 0 0 0 0 -2 -4 6 0 0 0 0 0 0
closes no last 1: 0 0 -3 -2 0 0 20 1 -16 1 -1 0 0 0 0
closes no last 3: -2 -1 0 0 0 0 3 7 -8 0 0 0 0 0 0
closes no only 0: -1 6 6 0 11 -3 0 -17 -2 0 0 0 0 0 0
closes no only 1: 16 21 -9 7 0 -6 -7 -20 -1 0 0 0 0 0 0
closes no only 2: 0 -3 -1 -6 11 -2 0 1 0 0 0 0 0 0 0
closes no only 3: 7 -9 -2 -16 8 -1 -13 25 0 -2 2 0 0 0 0
closes some amid 1: 0 0 -1 0 0 -1 -1 0 3 0 0 0 0 0 0
closes some amid 3: 0 0 -2 0 0 0 -1 0 4 0 0 0 0 0 0
closes some first 1: 0 -1 6 0 0 -4 0 0 0 0 0 0 0 0 0
closes some first 3: -1 0 2 0 0 0 0 0 -1 0 0 0 0 0 0
closes some last 1: -1 0 0 0 0 0 1 -3 3 0 0 0 0 0 0
closes some last 3: 0 0 0 0 0 0 4 -2 -1 0 0 0 0 0 0
closes some only 0: -1 -3 4 0 -2 0 0 2 0 0 0 0 0 0 0
closes some only 1: 0 1 0 2 -4 0 0 1 0 0 0 0 0 0 0
closes some only 3: 0 1 0 3 -4 -1 0 0 0 0 0 0 0 0 0
ends ..: 0 0 0 0 -1 -15 0 4 54 0 1 -1 0 0 0
ends .0: 0 0 0 32 17 -102 -4 26 -61 1 0 -1 0 0 0
ends .:: 0 0 0 -38 36 -1 -9 -2 14 -1 1 0 0 0 0
ends .?: 0 0 0 24 -46 22 -6 -8 16 0 0 0 0 0 0
ends 0.: 0 -20 -6 0 62 6 0 26 -71 0 10 -10 0 0 0
ends 00: -14 -15 99 -49 -5 -33 41 -93 27 22 -22 0 11 -4 -6
ends 0:: -7 35 -2 -2 -28 0 -20 57 -33 -16 16 0 0 0 0
ends 0?: 32 -10 7 -2 0 -2 -14 -1 -9 1 -1 0 0 0 0
ends :.: 0 -13 -6 0 -6 33 0 -4 -4 0 0 0 0 0 0
ends :0: -1 -2 -38 -23 11 96 0 0 -37 0 0 0 0 0 0
ends :?: 0 0 -4 -1 -1 -9 0 0 15 0 0 0 0 0 0
ends ?.: 0 73 2 0 -35 -22 0 -23 10 0 1 -1 0 0 0
ends ?0: -4 -2 2 -5 -7 -1 40 -12 -12 13 -13 -1 0 0 0
ends ??: -2 -1 -38 0 0 0 -17 -3 61 0 0 0 0 0 0
first word: -6 19 -15 -35 -27 49 -29 9 42 3 -3 0 0 0 0
gap all 0: 0 0 0 0 0 0 0 0 0 26 -26 0 6 -2 -4
gap all 1: -1 23 12 7 39 -29 23 -38 19 -27 32 -5 2 -1 -1
gap before all 00: 0 0 0 0 0 0 0 0 0 26 -26 0 6 -2 -4
gap before all 10: -2 13 0 0 -11 0 0 0 0 -27 27 0 2 -1 -1
gap before all 11: -2 24 4 21 19 -14 23 -14 27 0 5 -4 0 0 0
gap before none 00: -11 18 -10 10 32 -19 5 -7 14 9 -2 -6 3 -1 -2
gap before some 00: -4 -3 2 -14 -30 9 28 18 -4 5 -5 0 0 0 0
gap before some 01: 12 -3 -14 -1 -13 -9 -20 2 49 0 0 0 0 0 0
gap before some 10: 2 24 -2 15 -10 7 -24 26 -34 -2 2 -1 0 0 0
gap before some 11: 0 16 1 27 3 9 -12 -16 -30 0 1 0 0 0 0
gap none 0: -9 0 -7 -6 34 -2 4 -11 12 9 -1 -7 3 -1 -2
gap some 0: 10 -9 -10 -16 -44 -1 11 23 10 5 -5 0 0 0 0
gap some 1: 7 15 8 40 -22 7 -36 28 -62 -2 3 -1 0 0 0
label 00: 43 -17 15 16 31 -39 -13 23 47 -10 26 -14 11 -4 -6
label 01: -8 20 37 42 -37 14 10 2 -78 2 -3 1 0 0 0
label 10: -12 -9 14 -56 96 16 47 -28 -69 17 -17 0 0 0 0
label 11: -11 42 -43 -10 -32 -9 -16 -18 103 1 -1 0 0 0 0
led: -4 -16 -4 -26 -3 83 0 -4 -29 0 0 0 0 0 0
lengths 0: 12 -37 6 13 -14 -61 45 1 27 5 -4 -1 0 0 0
lengths 1: 13 -43 3 33 -13 4 52 34 -57 -6 7 -1 0 0 0
lengths 2: 27 -2 -37 57 -34 -43 -8 6 51 3 -2 0 1 0 0
lengths 3: -14 -5 12 -65 18 13 -4 -62 50 8 -5 -3 10 -4 -6
lengths 4: -26 -7 23 1 51 -14 -9 -30 11 0 0 0 0 0 0
lengths 5: -14 19 16 -42 34 14 -25 44 -44 0 5 -5 0 0 0
lengths 6: 9 91 -10 -12 -72 45 -29 -2 -14 0 4 -4 0 0 0
next 0 00: 2 33 -32 12 -18 -20 20 -27 47 12 -4 -7 5 -2 -3
next 0 01: 1 -4 -27 -13 -2 -1 16 23 -2 9 -9 0 3 -1 -2
next 0 10: -2 -1 6 44 -38 -8 0 0 -1 0 0 0 0 0 0
next 0 11: 24 55 -41 16 7 -31 10 0 47 -30 35 -6 2 -1 -1
next 1 00: -23 -49 45 -18 -3 1 0 0 26 17 -16 -1 0 0 0
next 1 01: 3 -2 -1 0 2 -3 10 -6 -5 4 -4 0 0 0 0
next 1 10: -11 0 26 6 -20 37 -4 -2 -32 0 0 0 0 0 0
next 1 11: -4 -54 39 -13 7 -3 5 18 5 0 0 0 0 0 0
opens alike False ask: 17 -14 -34 -1 1 -11 56 -7 -2 2 -2 0 0 0 0
opens alike False determiner: -5 22 4 -1 -17 -19 -14 36 -14 0 3 -3 0 0 0
opens alike False ed: 19 -3 -16 -3 -13 13 -5 -13 20 1 -1 0 0 0 0
opens alike False ing: 8 -4 17 -14 -39 -10 35 11 -2 2 -2 0 0 0 0
opens alike False join: 0 7 -2 7 5 -5 -2 -6 -4 0 0 0 0 0 0
opens alike False lead: 41 -52 4 -26 28 -2 29 -3 -20 0 1 -1 0 0 0
opens alike False ly: 0 3 6 0 -5 -2 -2 -15 16 0 0 0 0 0 0
opens alike False no: -9 -8 -37 30 -60 12 7 77 -11 1 -1 0 0 0 0
opens alike False plural: -23 38 59 11 33 -40 -19 -9 -40 -1 2 -1 11 -4 -6
opens alike False pronoun: -24 -50 51 33 20 -23 9 9 -22 -3 4 0 0 0 0
opens alike False word: -42 59 -10 -48 14 73 33 -13 -79 20 -12 -7 0 0 0
opens alike True ask: -1 -1 -22 0 -1 0 -8 3 31 -4 4 0 0 0 0
opens alike True determiner: -3 4 6 -43 -2 19 -22 -8 47 1 -1 0 0 0 0
opens alike True ing: -3 0 -2 0 0 0 -2 -2 10 0 0 0 0 0 0
opens alike True lead: 0 2 0 9 23 -18 -8 -18 10 0 0 0 0 0 0
opens alike True no: 0 0 -5 0 -15 0 -1 -11 33 0 0 0 0 0 0
opens alike True plural: 35 0 26 31 -91 -27 -62 18 66 -18 18 0 0 0 0
opens alike True pronoun: -1 3 0 2 52 1 0 -10 -51 0 0 0 0 0 0
opens alike True word: -1 5 -30 -5 25 1 -15 -40 32 8 -7 -1 0 0 0
place 1 only 1: 16 -9 -7 7 23 -6 -9 11 -17 0 1 -1 0 0 0
place 1 only 2: -1 8 0 0 -3 0 -1 0 -2 -1 1 0 0 0 0
place 1 only 3: 6 20 -16 16 -8 -11 -22 24 -10 -1 1 -1 0 0 0
place 2 first 1: 0 0 -6 8 -1 9 -3 0 -6 0 0 0 0 0 0
place 2 last 0: 2 -8 -1 -1 0 0 -1 8 1 0 0 0 0 0 0
place 2 last 1: 17 -1 -10 -1 0 0 -10 -2 8 0 0 0 0 0 0
place 2 last 3: 0 0 0 0 0 0 0 -1 1 0 0 0 0 0 0
place 3 amid 1: 0 0 -5 0 -1 -1 -1 -2 10 0 0 0 0 0 0
place 3 amid 3: 0 0 -2 0 -2 -1 -1 2 4 0 0 0 0 0 0
place 3 first 1: -2 -2 -21 -3 0 29 0 0 -1 0 0 0 0 0 0
place 3 first 3: -1 -3 1 -1 0 12 0 0 -9 0 0 0 0 0 0
place 3 last 1: 0 0 0 -1 -3 0 -17 5 15 0 0 0 0 0 0
place 3 last 3: 0 0 0 0 -10 10 2 5 -6 0 0 0 0 0 0
place 4 amid 0: 0 5 4 0 -1 -2 1 -6 0 0 0 0 0 0 0
place 4 amid 1: -3 -2 34 -2 -16 -9 9 -9 2 3 -3 0 0 0 0
place 4 amid 3: 0 0 -7 0 0 -3 -9 -1 21 0 0 0 0 0 0
place 4 first 1: -8 5 46 8 -18 -28 -1 -2 -4 0 0 0 0 0 0
place 4 first 3: -1 -1 11 0 -1 6 -1 0 -12 0 0 0 0 0 0
place 4 last 0: 0 0 0 -1 0 0 3 -2 0 0 0 0 0 0 0
place 4 last 1: -3 0 -21 -9 -9 5 16 16 4 2 -2 0 0 0 0
place 4 last 3: -2 -2 0 -1 0 0 22 10 -27 0 0 0 0 0 0
second 00: 15 -16 -5 -17 -11 19 26 -29 55 5 -3 -2 0 0 0
second 01: 13 4 -32 18 40 -43 33 23 -31 4 -3 -2 11 -4 -6
second 10: 0 59 -3 40 -15 -15 -39 -17 11 0 8 -8 0 0 0
second 11: -35 27 -6 0 -1 8 10 16 11 0 0 0 0 0 0
start capital: 12 23 15 9 32 5 -4 8 11 -1 15 -13 11 -4 -6
start digit: 0 -1 -3 0 -4 -2 -1 -1 13 0 0 0 0 0 0
start quote: 0 0 0 0 6 -3 -6 -14 16 0 0 0 0 0 0
start small: 0 0 0 0 -23 -1 0 -6 29 0 0 0 0 0 0
starts capital digit: -4 -10 11 -8 -11 2 5 0 15 2 -2 0 0 0 0
starts capital quote: -1 -34 2 15 32 -31 -1 -1 14 1 -1 0 0 0 0
starts capital small: 0 3 -21 18 23 -20 38 4 -51 8 -8 0 0 0 0
starts sign small: 0 0 0 0 3 -2 0 0 -1 0 0 0 0 0 0
titled 00: -37 19 15 4 -1 26 1 24 42 -11 25 -13 10 -4 -6
titled 01: -29 11 7 72 -12 -29 50 -29 -32 16 -16 0 0 0 0
titled 10: 79 -20 9 -43 82 -34 -6 -19 -35 5 -4 -1 1 0 0
titled 11: -5 16 -20 -12 24 -2 -6 -9 25 0 0 0 0 0 0
"""
"""The same below a heading, a paragraph, an item, one with its bullet, and all else."""
