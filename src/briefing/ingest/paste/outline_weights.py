"""What evidence tells of passages: made by `python -m tests.ingest.teaching --write`.

Behind each name that `evidence` gives to evidence stand hundredths.
"""

ONE = """\
above , : -7 16 -7
above . : 18 3 -3
above . marked: 0 1 -2
above 0 : -38 -1 20
above 0 marked: 7 2 -10
above : : -28 -18 48
above ? : -6 7 0
above ? marked: 3 -1 -2
alone: 11 14 -44
announced: -9 -79 89
below items: 10 2 -14
below marked: 10 3 -16
below sentence: -23 -11 13
below short .: -17 29 -10
below short 0: -22 4 -33
below short :: 19 -26 7
below short ?: 16 2 -17
below text: 17 -25 31
closed few amid: 4 -28 18
closed few first: 4 -21 18
closed few last: -12 9 4
closed few only: 8 22 -23
closed most amid: -4 -3 7
closed most first: -2 -1 3
closed most last: 6 -8 2
closed most only: 2 1 -4
closed no amid: -1 -8 9
closed no first: -4 -5 9
closed no last: 18 2 -22
closed no only: -11 34 -21
closed some amid: -2 -1 3
closed some first: -1 -1 3
closed some last: 2 -5 3
closed some only: 7 -9 2
counted: 112 -45 -65
digits: -110 101 -9
early: -4 -45 53
end .: 0 3 -3
end 0: 25 -25 5
end :: -121 158 -36
end ?: 33 -77 41
ends 0 all: 0 1 -1
ends 0 none: 0 1 -1
ends 1 all: 0 12 -12
ends 1 none: 0 8 -8
ends 10 all: 0 1 -1
ends 10 none: 0 1 -1
ends 2 all: 0 -7 7
ends 2 none: 0 -4 4
ends 2 some: 0 -4 4
ends 3 all: 0 4 -4
ends 3 none: 0 8 -8
ends 3 some: 0 8 -8
ends 4 all: 0 2 -2
ends 4 none: 0 4 -4
ends 4 some: 0 3 -3
ends 5 all: 0 -4 4
ends 5 none: 0 -2 2
ends 5 some: 0 -3 3
ends 6 all: 0 6 -6
ends 6 none: 0 8 -8
ends 6 some: 0 8 -8
ends 7 all: 0 -9 9
ends 7 none: 0 -9 9
ends 7 some: 0 1 -1
ends 8 all: 0 3 -3
ends 8 none: 0 4 -4
ends 8 some: 0 -9 9
ends 9 all: 0 10 -10
ends 9 none: 0 11 -11
ends 9 some: 0 5 -5
finite False False: 17 -3 6
finite False True: 0 -54 54
finite True False: 45 -37 2
finite True True: 0 27 -27
gaps all 00: 26 -24 -2
gaps all 01: 21 -19 -2
gaps all 10: 40 -40 0
gaps all 11: -27 1 1
gaps all 12: -29 51 -23
gaps none 00: 12 -39 -27
gaps none 02: -12 25 -13
gaps none 10: 0 -1 1
gaps some 00: 5 -43 33
gaps some 01: 24 -2 -17
gaps some 02: -10 -11 21
gaps some 10: -13 -27 38
gaps some 11: 15 29 -47
gaps some 12: -8 20 -12
group 1 only: 7 37 -46
group 2 first: 0 -3 3
group 2 last: 5 -5 -1
group 3 amid: -2 -3 5
group 3 first: -8 -6 14
group 3 last: -15 -5 21
group 4 amid: -25 -8 33
group 4 first: -12 -12 25
group 4 last: -5 18 -15
group 5 amid: 26 -28 5
group 5 first: 19 -9 -11
group 5 last: 31 -9 -24
group ends alike 2: 11 -8 -3
group ends alike 3: -33 -10 41
group ends alike 4: 11 -11 -5
group longest 1: 20 -10 -9
group longest 2: -12 10 4
group longest 3: -2 3 -1
group longest 4: 14 -5 -8
group longest 5: 8 -11 3
group longest 6: -3 -23 24
group longest 7: 3 -8 5
group longest 8: -2 -25 26
group longest 9: 0 -2 2
group of labels: -1 -17 19
groups amid 01: 0 -2 1
groups amid 10: 11 -4 -7
groups amid 11: 8 -28 14
groups amid 13: -9 -3 12
groups amid 30: -1 -1 2
groups amid 31: -7 -1 9
groups amid 33: -3 -1 4
groups first 01: 2 -3 1
groups first 10: -3 -4 7
groups first 11: 11 -12 3
groups first 13: -7 -3 10
groups first 30: 0 -3 3
groups first 31: -2 -2 4
groups first 33: -1 -2 3
groups last 01: 1 -1 0
groups last 10: -6 -14 21
groups last 11: -5 -4 8
groups last 13: 2 17 -18
groups last 30: -5 4 1
groups last 31: 20 -1 -19
groups last 33: 6 -1 -5
groups only 01: -24 2 24
groups only 03: 21 -20 -1
groups only 10: -8 11 -3
groups only 11: 24 -7 -15
groups only 12: -6 16 -10
groups only 13: 3 0 -4
groups only 20: 0 2 -2
groups only 21: 0 1 -1
groups only 23: -4 4 0
groups only 30: 0 8 -8
groups only 31: 6 22 -28
groups only 33: -5 7 -2
label: -45 29 6
label again: -43 110 -63
last: -60 88 -30
leads: -51 91 -37
led to: -20 -7 25
led to close: -13 -14 26
length 0: 11 14 -44
length 1: 44 -33 -14
length 10: 0 2 -2
length 2: 18 -24 21
length 3: 15 -7 -15
length 4: -53 -3 40
length 5: -52 5 31
length 6: -10 3 -3
length 7: 0 2 -2
length 8: 0 -4 4
length 9: 0 25 -25
near 0 False: 5 15 -25
near 0 True: 0 46 -46
near 1 False: 9 -3 -23
near 1 True: 0 10 -10
near 2 False: -8 -15 38
near 2 True: 0 21 -21
near 3 False: -1 -45 34
near 3 True: 0 -5 5
near 4 False: 11 -22 7
near 4 True: 0 -29 29
near 5 False: -19 -4 19
near 5 True: 0 11 -11
near 6 False: 9 35 -45
near 6 True: 0 17 -17
not taken up: -38 21 16
numbered: 4 59 -62
odd amid lengths 0: 23 -4 -19
odd amid lengths 1: -17 -7 22
odd amid lengths 2: 5 -4 -2
odd amid lengths 3: -11 -7 16
odd amid lengths 4: -3 -10 13
odd amid lengths 5: -3 -6 8
odd amid lengths 6: 0 -2 3
odd amid start digit: -2 0 2
odd amid titled True: 4 0 -4
odd first end 0: -5 -1 5
odd first label False: 1 0 -1
odd first label True: 0 -1 1
odd first lengths 0: -3 -1 4
odd first lengths 1: -4 -3 9
odd first lengths 2: 3 -8 4
odd first lengths 3: -11 -6 17
odd first lengths 4: 7 -5 -2
odd first lengths 5: 3 -4 1
odd first lengths 6: 2 0 -2
odd first start capital: 1 0 -1
odd first start digit: 0 0 1
odd first titled True: 3 -3 0
odd last end .: 0 14 -14
odd last end 0: 6 2 -7
odd last end :: -7 8 -1
odd last end ?: 2 -1 -1
odd last label False: 9 6 -15
odd last label True: 3 18 -20
odd last lengths 0: 15 5 -21
odd last lengths 1: 12 -5 -7
odd last lengths 2: -3 -6 9
odd last lengths 3: -14 1 13
odd last lengths 4: -6 13 -7
odd last lengths 5: 10 -16 6
odd last lengths 6: 1 8 -9
odd last start capital: 5 0 -6
odd last start quote: 0 2 -2
odd last titled False: 4 -1 -3
odd last titled True: 7 -3 -3
open 0 all: 19 -11 -13
open 0 none: 13 3 -8
open 0 some: 6 18 -21
open 1 all: 9 -13 -1
open 1 none: 22 -24 4
open 1 some: 33 -37 1
open 2 all: 34 -25 -12
open 2 none: 33 -19 -13
open 2 some: 27 -44 14
open 3 all: 12 -9 -4
open 3 none: 19 -6 -8
open 3 some: 17 -5 -11
open 4 all: -40 19 19
open 4 none: -26 17 11
open 4 some: -25 14 11
open 5 all: -6 -12 15
open 5 none: -22 8 12
open 5 some: -28 24 4
open 6 all: -4 0 4
open 6 none: -3 0 3
open 6 some: -1 -1 2
opens ask: 63 -16 -38
opens determiner: -73 31 30
opens ed: 20 -56 35
opens ing: 25 -13 -8
opens join: 5 13 -19
opens lead: 43 -19 -25
opens ly: -2 -19 22
opens no: 25 -24 -2
opens plural: -59 28 33
opens pronoun: 24 21 -43
opens word: -44 5 33
over lead: 17 -30 14
quote ends: 0 5 -5
ratio 0: 4 -33 20
ratio 1: -25 -15 42
ratio 2: 5 -19 38
ratio 3: -17 -9 -7
ratio 4: -2 -13 21
ratio 5: 16 -13 -13
ratio 6: 27 -32 -49
reached: -24 36 -13
run 1 0: 31 -24 -30
run 1 1: 17 45 -55
run 1 2: -8 -6 13
run 1 3: 0 10 -10
run 1 only False: 35 -24 -43
run 1 only True: 0 31 -31
run 2 0: 14 -6 -20
run 2 1: -41 16 26
run 2 2: -2 34 -33
run 2 3: 0 2 -2
run 2 first False: -12 9 -4
run 2 first True: 0 13 -13
run 2 last False: -14 -5 20
run 2 last True: 0 28 -28
run 3 0: 11 7 20
run 3 1: -56 -35 57
run 3 2: 0 2 -2
run 3 3: 0 16 -16
run 3 amid False: -11 22 -11
run 3 amid True: 0 17 -17
run 3 first False: -59 3 56
run 3 first True: 0 -24 24
run 3 last False: -47 -8 56
run 3 last True: 0 -23 23
run 4 amid False: -31 -6 36
run 4 amid True: 0 -18 18
run 4 first False: 18 -31 15
run 4 first True: 0 -1 1
run 4 last False: -19 -8 26
run 4 last True: 0 33 -33
run 5 amid False: 3 7 -2
run 5 amid True: 0 -12 12
run 5 first False: 29 33 -59
run 5 first True: 0 -47 47
run 5 last False: 69 -13 -57
run 5 last True: 0 50 -50
run led 0 1: 0 -25 24
run led 0 2: -12 16 -4
run led 0 3: -16 -9 26
run led 1 2: -24 -6 30
run led 1 3: -5 -5 10
run led 2 3: -6 -36 39
section: 1 1 -2
sentences 2: -16 27 -15
sentences 3: -2 -38 38
sentences 4: -9 41 -31
speaks: -7 18 -12
speaks alone: 0 5 -5
speech many False: 18 -48 31
speech many True: 0 46 -46
speech none False: 19 -1 3
speech none True: 0 2 -2
speech some False: 4 -27 28
speech some True: 0 34 -34
start capital: 23 41 -27
start digit: -14 -22 36
start quote: -7 4 3
start sign: 0 4 -4
start small: 0 -16 16
strange: -85 41 29
style all: 16 30 1
style none: -4 3 -27
style some: 12 -6 14
taken a bit: -29 19 11
taken up: 38 -50 11
titled: -8 55 -57
titled long: 68 -56 -12
typical 0 False: 16 -12 8
typical 0 True: 0 -30 30
typical 1 False: 3 -12 -3
typical 1 True: 0 -15 15
typical 2 False: -15 18 0
typical 2 True: 0 2 -2
typical 3 False: -14 4 10
typical 3 True: 0 26 -26
typical 4 False: -6 3 2
typical 4 True: 0 14 -14
typical 5 True: 0 1 -1
typical 6 True: 0 8 -8
usual few False: -39 -7 46
usual few True: -61 67 -9
usual mixed False: -14 -28 42
usual mixed True: 65 -35 -28
usual plain False: 5 -39 28
usual plain True: 37 -6 -30
usual titles False: -38 37 -1
"""
"""What it adds to the odds, in logarithms, of a heading, a paragraph, an item."""
TWO = """\
alike 0: 11 24 22 15 37 -2 -5 -13 -18 10 2 -14 12 -4 -7
alike 1: -11 -21 -27 -58 2 -36 12 -9 14 0 0 0 0 0 0
begins: 0 0 0 0 0 0 0 0 0 0 0 0 -13 24 -12
bias: -4 14 15 12 30 -14 8 1 14 10 2 -14 12 -4 -7
closes few amid 0: -2 -1 13 0 -6 -2 12 3 -18 1 0 0 0 0 0
closes few amid 1: -7 5 25 -2 -16 -5 4 -11 10 1 -1 0 0 0 0
closes few amid 3: 0 0 -2 0 0 -2 -2 -1 8 0 0 0 0 0 0
closes few first 0: 0 -4 8 -3 -3 6 0 0 -4 0 0 0 0 0 0
closes few first 1: -1 9 32 10 -16 -16 -1 -2 -16 0 0 0 0 0 0
closes few first 3: -2 -2 -7 0 0 14 0 0 -2 0 0 0 0 0 0
closes few last 0: 9 -5 -7 0 -22 19 -17 20 4 0 0 0 0 0 0
closes few last 1: 10 -3 -24 -9 1 -3 -6 7 26 1 -1 0 0 0 0
closes few last 3: -2 0 0 -1 0 0 4 13 -14 0 0 0 0 0 0
closes few only 0: 0 4 -3 -6 20 -5 0 0 -8 0 0 0 0 0 0
closes few only 1: 0 -3 -4 13 -14 2 -6 35 -19 0 0 0 0 0 0
closes few only 2: 0 8 -8 0 0 0 0 0 0 0 0 0 0 0 0
closes few only 3: -1 -12 -2 21 -9 -1 -4 7 0 0 0 0 0 0 0
closes most amid 1: 0 0 -2 0 0 -1 -2 -2 6 0 0 0 0 0 0
closes most amid 3: 0 0 -2 0 -2 1 -3 0 5 0 0 0 0 0 0
closes most first 1: -1 -1 2 0 0 -1 0 0 0 0 0 0 0 0 0
closes most first 3: -1 0 1 0 -1 1 0 0 0 0 0 0 0 0 0
closes most last 1: 0 0 0 -2 0 0 5 -6 2 0 0 0 0 0 0
closes most last 3: -1 0 0 -1 0 0 6 -2 -1 0 0 0 0 0 0
closes most only 0: 0 2 0 0 -1 0 0 -1 0 0 0 0 0 0 0
closes most only 1: 0 5 -3 2 -3 0 0 -1 0 0 0 0 0 0 0
closes most only 3: 0 2 0 0 -4 0 0 3 0 0 0 0 0 0 0
closes no amid 0: -2 0 0 0 0 0 0 0 1 0 0 0 0 0 0
closes no amid 1: 7 -2 2 0 0 -4 -2 -3 2 1 -1 0 0 0 0
closes no amid 3: 0 0 -9 0 0 -1 -6 -1 17 0 0 0 0 0 0
closes no first 0: 0 0 15 0 0 -15 0 0 0 0 0 0 0 0 0
closes no first 1: -4 0 -29 8 -3 38 -3 0 -6 0 0 0 0 0 0
closes no first 3: -3 -1 2 -2 0 5 0 0 -2 0 0 0 0 0 0
closes no last 0: 0 0 0 0 0 0 -2 -3 5 0 0 0 0 0 0
closes no last 1: 1 -1 -2 -3 0 0 20 3 -14 1 -1 0 0 0 0
closes no last 3: -2 -1 0 0 0 0 3 8 -7 0 0 0 0 0 0
closes no only 0: -1 6 6 0 13 -3 0 -18 -2 0 0 0 0 0 0
closes no only 1: 16 21 -8 8 -3 -6 -7 -20 -1 0 0 0 0 0 0
closes no only 2: 0 -3 -1 -6 10 -2 0 1 0 0 0 0 0 0 0
closes no only 3: 7 -9 -1 -15 7 0 -12 25 0 -2 2 0 0 0 0
closes some amid 1: 0 0 0 0 0 -1 -1 0 3 0 0 0 0 0 0
closes some amid 3: 0 0 -2 0 0 -1 -1 0 4 0 0 0 0 0 0
closes some first 1: 0 -1 6 0 0 -5 0 0 0 0 0 0 0 0 0
closes some first 3: -1 -1 3 0 0 0 0 0 -1 0 0 0 0 0 0
closes some last 1: 0 0 0 0 0 0 0 -3 3 0 0 0 0 0 0
closes some last 3: 0 0 0 0 0 0 4 -2 -1 0 0 0 0 0 0
closes some only 0: -1 -3 4 0 -2 0 0 2 0 0 0 0 0 0 0
closes some only 1: 0 1 0 3 -4 0 0 1 0 0 1 -1 0 0 0
closes some only 3: 0 1 0 4 -4 0 0 0 0 0 0 0 0 0 0
ends ..: 0 0 0 0 2 -20 0 -1 55 0 1 -1 0 0 0
ends .0: 0 0 0 52 -7 -90 -1 27 -58 2 0 -1 0 0 0
ends .:: 0 0 0 -35 37 -1 -10 -5 15 -1 1 0 0 0 0
ends .?: 0 0 0 40 -52 19 -12 -9 12 0 0 0 0 0 0
ends 0.: 0 -9 -5 0 71 7 0 34 -81 0 11 -11 0 0 0
ends 00: -17 -17 86 -45 1 -42 21 -99 24 23 -23 0 12 -4 -7
ends 0:: -7 31 -2 -2 -24 0 -22 61 -36 -16 16 0 0 0 0
ends 0?: 30 -8 5 -2 0 -2 -12 -1 -9 1 -1 0 0 0 0
ends :.: 0 -14 -5 0 -7 34 0 -4 -4 0 0 0 0 0 0
ends :0: -1 -2 -38 -27 9 97 -1 0 -39 0 0 0 0 0 0
ends :?: 0 0 -4 -2 0 -10 0 0 16 0 0 0 0 0 0
ends ?.: 0 79 4 0 -40 -22 0 -24 6 0 1 -1 0 0 0
ends ?0: -3 -2 2 -5 -5 -1 36 -10 -13 13 -13 -1 0 0 0
ends ??: -2 -1 -39 0 0 0 -22 -3 67 0 0 0 0 0 0
first word: -5 19 -12 -40 -25 56 -28 13 46 3 -3 0 0 0 0
gap all 0: 0 0 0 0 0 0 0 0 0 28 -28 0 6 -2 -4
gap all 1: -2 14 12 9 39 -26 28 -45 19 -28 32 -5 3 -1 -2
gap before all 00: 0 0 0 0 0 0 0 0 0 28 -27 0 6 -2 -4
gap before all 10: -2 15 0 0 -13 0 0 0 0 -27 28 0 3 -1 -2
gap before all 11: -4 19 -1 19 8 -30 28 -24 23 0 5 -5 0 0 0
gap before none 00: -16 9 -25 5 14 -32 9 -16 12 8 -1 -6 3 -1 -2
gap before some 00: -3 -3 3 -17 -30 10 30 18 4 5 -5 0 0 0 0
gap before some 01: 11 -4 -14 -1 -14 -9 -22 3 53 0 0 0 0 0 0
gap before some 10: 2 23 -1 15 -12 8 -23 23 -34 -2 2 0 0 0 0
gap before some 11: 0 16 4 29 2 8 -12 -14 -30 0 1 0 0 0 0
gap none 0: -13 -19 -19 -20 14 -12 0 -22 12 8 -1 -7 3 -1 -2
gap some 0: 9 -9 -12 -19 -45 -1 25 19 14 5 -5 0 0 0 0
gap some 1: 8 16 14 34 -18 14 -35 29 -63 -2 3 -1 0 0 0
label 00: 39 -8 11 11 6 -52 -23 7 32 -8 26 -15 12 -4 -7
label 01: -6 32 39 50 -39 10 11 6 -90 2 -3 1 0 0 0
label 10: -13 -7 15 -54 87 15 45 -14 -80 17 -17 0 0 0 0
label 11: -11 39 -45 -9 -43 -1 -15 -13 102 1 -1 0 0 0 0
led: -4 -17 -5 -23 0 91 -1 -4 -30 0 0 0 0 0 0
lengths 0: 12 -39 6 14 -16 -51 39 1 24 5 -4 -1 0 0 0
lengths 1: 12 -46 3 27 -18 2 50 28 -44 -4 5 -1 0 0 0
lengths 2: 26 1 -35 66 -15 -41 -16 0 44 3 -3 0 1 0 0
lengths 3: -12 -4 14 -66 8 6 2 -70 63 7 -5 -3 11 -4 -7
lengths 4: -26 -14 21 2 49 -12 -11 -19 10 0 -1 0 0 0 0
lengths 5: -17 9 5 -44 33 13 -24 50 -41 0 5 -5 0 0 0
lengths 6: 10 97 -13 -14 -68 46 -27 2 -26 0 4 -4 0 0 0
next 0 00: -2 35 -32 5 -7 -27 20 -22 31 9 -2 -7 6 -2 -4
next 0 01: 0 -3 -26 -15 -2 -1 17 21 -2 11 -11 0 3 -1 -2
next 0 10: -2 -1 6 47 -40 -8 0 0 -1 0 0 0 0 0 0
next 0 11: 26 52 -40 12 4 -31 3 -10 44 -31 37 -6 3 -1 -2
next 1 00: -26 -55 46 -21 9 -3 0 9 13 17 -17 -1 0 0 0
next 1 01: 4 -2 -1 -1 2 -3 10 -3 -7 4 -4 0 0 0 0
next 1 10: -11 1 29 7 -23 40 -4 -2 -32 0 0 0 0 0 0
next 1 11: -2 -63 37 -10 3 1 4 18 1 0 0 0 0 0 0
opens alike False ask: 13 -14 -36 14 -1 -12 42 -4 -3 4 -4 0 0 0 0
opens alike False determiner: -5 20 12 2 3 -17 -17 11 1 0 3 -3 0 0 0
opens alike False ed: 20 -4 -21 -2 -11 15 -6 -15 23 1 -1 0 0 0 0
opens alike False ing: 8 -7 17 -20 -7 -12 31 10 -19 3 -3 0 0 0 0
opens alike False join: 0 7 -3 7 11 -6 -2 -7 -8 0 0 0 0 0 0
opens alike False lead: 43 -48 1 -29 28 -1 30 -13 -13 0 1 -1 0 0 0
opens alike False ly: 0 2 8 0 -4 -2 -2 -17 16 0 0 0 0 0 0
opens alike False no: -8 -8 -37 27 -65 17 6 72 -7 1 -1 0 0 0 0
opens alike False plural: -23 42 52 9 35 -44 -12 -10 -31 -2 3 -1 12 -4 -7
opens alike False pronoun: -26 -54 52 29 20 -34 14 17 -23 -3 4 0 0 0 0
opens alike False word: -43 70 -15 -47 30 76 28 -4 -81 20 -13 -7 0 0 0
opens alike True ask: -1 -2 -23 0 -1 0 -9 4 31 -4 4 0 0 0 0
opens alike True determiner: -2 0 8 -41 10 20 -18 -8 37 1 -1 0 0 0 0
opens alike True ing: -4 -1 -3 0 0 0 0 -2 10 0 0 0 0 0 0
opens alike True lead: 0 2 0 7 27 -18 -6 -20 8 0 0 0 0 0 0
opens alike True no: 0 0 -5 0 -15 0 -1 -10 32 0 0 0 0 0 0
opens alike True plural: 37 -3 30 31 -92 -27 -61 15 71 -18 18 0 0 0 0
opens alike True pronoun: -1 2 0 3 46 2 0 -7 -47 0 0 0 0 0 0
opens alike True word: -4 1 -37 -15 29 3 -12 -35 34 7 -6 -1 0 0 0
place 1 only 1: 16 -9 -6 4 24 -7 -8 10 -19 0 1 -1 0 0 0
place 1 only 2: -1 7 0 0 -3 0 -1 1 -2 -1 1 0 0 0 0
place 1 only 3: 6 22 -16 16 -7 -11 -21 21 -9 -1 1 0 0 0 0
place 2 first 1: 0 0 -6 9 -2 8 -3 0 -6 0 0 0 0 0 0
place 2 last 0: 2 -7 -1 -1 0 0 -1 7 2 0 0 0 0 0 0
place 2 last 1: 18 -1 -9 -1 0 0 -10 -2 8 0 0 0 0 0 0
place 2 last 3: 0 0 0 0 0 0 0 -1 1 0 0 0 0 0 0
place 3 amid 1: 0 0 -6 0 -1 -1 -1 -2 11 0 0 0 0 0 0
place 3 amid 3: 0 0 -2 0 -3 -1 -1 2 4 0 0 0 0 0 0
place 3 first 1: -2 -1 -20 -4 0 29 0 0 -1 0 0 0 0 0 0
place 3 first 3: -1 -3 1 -1 0 14 0 0 -9 0 0 0 0 0 0
place 3 last 1: 0 0 0 -2 -1 0 -15 2 17 0 0 0 0 0 0
place 3 last 3: -1 0 0 0 -12 11 2 7 -6 0 0 0 0 0 0
place 4 amid 0: 0 5 3 0 -1 -3 1 -6 1 0 0 0 0 0 0
place 4 amid 1: -3 -3 37 -2 -19 -9 7 -9 9 3 -3 0 0 0 0
place 4 amid 3: 0 0 -7 0 0 -3 -10 -2 23 0 0 0 0 0 0
place 4 first 1: -8 6 47 8 -19 -30 -1 -2 -4 0 0 0 0 0 0
place 4 first 3: -1 -1 12 0 -2 5 0 0 -12 0 0 0 0 0 0
place 4 last 0: 0 0 0 -1 0 0 3 -2 0 0 0 0 0 0 0
place 4 last 1: -3 0 -22 -11 -8 4 17 13 9 2 -2 0 0 0 0
place 4 last 3: -2 -2 0 -1 -1 0 24 10 -29 0 0 0 0 0 0
second 00: 11 -14 -4 -6 -10 15 27 -35 44 4 -3 -1 0 0 0
second 01: 12 -3 -30 15 39 -53 27 20 -23 5 -2 -2 12 -4 -7
second 10: 0 75 -5 32 -15 -18 -46 -23 4 0 9 -9 0 0 0
second 11: -35 31 3 2 2 -1 11 15 11 0 0 0 0 0 0
start capital: 3 15 10 -22 2 -6 -25 7 13 0 13 -13 12 -4 -7
start digit: 0 -1 -4 0 -4 -2 -1 -1 12 0 0 0 0 0 0
start quote: 0 0 0 0 2 -3 -6 -12 19 0 0 0 0 0 0
start small: 0 0 0 0 -25 0 0 -6 31 0 0 0 0 0 0
starts capital digit: -5 -13 16 -8 -13 -1 3 0 19 2 -2 0 0 0 0
starts capital quote: -1 -35 6 20 23 -28 -5 -17 36 1 -1 0 0 0 0
starts capital small: 0 5 -24 20 26 -17 29 13 -59 8 -8 0 0 0 0
starts sign small: 0 0 0 0 4 -3 0 -1 -1 0 0 0 0 0 0
titled 00: -37 13 15 1 2 21 -2 9 27 -7 24 -13 11 -4 -7
titled 01: -31 3 7 73 1 -27 48 -33 -35 15 -16 0 0 0 0
titled 10: 79 -28 11 -43 90 -37 -4 -20 -43 5 -4 -1 1 0 0
titled 11: -5 18 -22 -12 20 -3 -5 -8 17 0 0 0 0 0 0
"""
"""The same below a heading, a paragraph, an item, one with its bullet, and all else."""
