### Partners side by side.
### How to add words: see the top of app.ftl.

compare-verb = Compare
compare-title = Compare partners
# Beside the key, in lower case
compare-hint = compare

compare-choose = Choose two to four partners to compare.
compare-how = Choose two to four in the list with X, then press H.
compare-to-list = To the list
compare-best = Best
compare-worst = Worst
compare-explain-won = Amounts won in the last four full quarters, in the currency of most. The line shows eight quarters. Amounts in several currencies are not compared.
compare-explain-stalled = Open deals that the rule calls stalled. Fewer is better.
compare-explain-passed = Enrolments that were passed, in courses that ended in the last 12 months.
compare-explain-completion = Passed, of all enrolments with a result in courses that ended in the last 12 months.
compare-explain-touch = The last touch of any kind that is on record.
