### Partner im Vergleich.

compare-verb = Vergleichen
compare-title = Partner vergleichen
# Beside the key, in lower case
compare-hint = vergleichen

compare-choose = Wählen Sie zwei bis vier Partner zum Vergleichen.
compare-how = Wählen Sie in der Liste zwei bis vier mit X und drücken Sie dann H.
compare-to-list = Zur Liste
compare-best = Am besten
compare-worst = Am schwächsten
compare-explain-won = In den letzten vier vollen Quartalen gewonnene Beträge, in der Währung der meisten. Die Linie zeigt acht Quartale. Beträge in mehreren Währungen werden nicht verglichen.
compare-explain-stalled = Offene Deals, die nach der Regel stocken. Weniger ist besser.
compare-explain-passed = Bestandene Teilnahmen an Kursen, die in den letzten 12 Monaten endeten.
compare-explain-completion = Bestanden, von allen Teilnahmen mit Ergebnis an Kursen, die in den letzten 12 Monaten endeten.
compare-explain-touch = Der letzte erfasste Kontakt jeder Art.
