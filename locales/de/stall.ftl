### One sentence for each reason why a deal counts as stalled.
### How to add words: see the top of app.ftl.

# $days (Number) working days in the stage so far
# $stage (Text) name of the stage
# $benchmark (Number) working days that are still normal
# $deals (Number) won deals that the benchmark comes from
stall-slow-stage =
    { $days ->
        [one] { $days } Arbeitstag in der Phase „{ $stage }“; üblich sind bis zu { $benchmark } (Vergleich: { $deals } gewonnene Deals).
       *[other] { $days } Arbeitstage in der Phase „{ $stage }“; üblich sind bis zu { $benchmark } (Vergleich: { $deals } gewonnene Deals).
    }

# Too few won deals for a benchmark of their own
# $days (Number) working days in the stage so far
# $stage (Text) name of the stage
# $benchmark (Number) working days that are still normal
stall-slow-stage-default =
    { $days ->
        [one] { $days } Arbeitstag in der Phase „{ $stage }“; üblich sind bis zu { $benchmark }.
       *[other] { $days } Arbeitstage in der Phase „{ $stage }“; üblich sind bis zu { $benchmark }.
    }

# $days (Number) days since both sides last talked
stall-no-two-way =
    { $days ->
        [one] Seit { $days } Tag kein Austausch in beide Richtungen.
       *[other] Seit { $days } Tagen kein Austausch in beide Richtungen.
    }

stall-never-two-way = Über diesen Deal gab es noch keinen Austausch in beide Richtungen.
stall-no-next-step = Kein nächster Schritt ist festgelegt.

# $days (Number) days since it was due
stall-next-step-past =
    { $days ->
        [one] Der nächste Schritt ist seit { $days } Tag überfällig.
       *[other] Der nächste Schritt ist seit { $days } Tagen überfällig.
    }

# $days (Number) days until it is due
stall-next-step-far =
    { $days ->
        [one] Der nächste Schritt liegt { $days } Tag in der Zukunft.
       *[other] Der nächste Schritt liegt { $days } Tage in der Zukunft.
    }

# $days (Number) days since the expected close
stall-close-past =
    { $days ->
        [one] Das Abschlussdatum liegt { $days } Tag zurück.
       *[other] Das Abschlussdatum liegt { $days } Tage zurück.
    }

# $count (Number) how often
stall-pushed =
    { $count ->
        [one] Das Abschlussdatum wurde { $count } Mal verschoben.
       *[other] Das Abschlussdatum wurde { $count } Mal verschoben.
    }

# $days (Number) days since the partner's last update
stall-partner-silent =
    { $days ->
        [one] Der Partner hat sich seit { $days } Tag nicht gemeldet.
       *[other] Der Partner hat sich seit { $days } Tagen nicht gemeldet.
    }

# $days (Number) days left, 0 is today
stall-protection-ending =
    { $days ->
        [one] Der Schutz endet in { $days } Tag, und die Phase hat sich nicht geändert.
       *[other] Der Schutz endet in { $days } Tagen, und die Phase hat sich nicht geändert.
    }

# $days (Number) days since
stall-protection-ended =
    { $days ->
        [one] Der Schutz ist vor { $days } Tag abgelaufen.
       *[other] Der Schutz ist vor { $days } Tagen abgelaufen.
    }

## The same in a few words, for a row of a list

# $days (Number) working days in the stage so far
# $benchmark (Number) working days that are still normal
stall-short-slow-stage =
    { $days ->
        [one] { $days } Arbeitstag, üblich { $benchmark }
       *[other] { $days } Arbeitstage, üblich { $benchmark }
    }

# $days (Number) days since both sides last talked
stall-short-no-two-way =
    { $days ->
        [one] { $days } Tag ohne Kontakt
       *[other] { $days } Tage ohne Kontakt
    }

stall-short-never-two-way = Nie gesprochen
stall-short-no-next-step = Kein nächster Schritt

# $days (Number) days since it was due
stall-short-next-step-past =
    { $days ->
        [one] Schritt { $days } Tag überfällig
       *[other] Schritt { $days } Tage überfällig
    }

# $days (Number) days until it is due
stall-short-next-step-far =
    { $days ->
        [one] Schritt erst in { $days } Tag
       *[other] Schritt erst in { $days } Tagen
    }

# $days (Number) days since the expected close
stall-short-close-past =
    { $days ->
        [one] Abschluss seit { $days } Tag fällig
       *[other] Abschluss seit { $days } Tagen fällig
    }

# $count (Number) how often
stall-short-pushed =
    { $count ->
        [one] { $count } Mal verschoben
       *[other] { $count } Mal verschoben
    }

# $days (Number) days since the partner's last update
stall-short-partner-silent =
    { $days ->
        [one] Partner seit { $days } Tag still
       *[other] Partner seit { $days } Tagen still
    }

# $days (Number) days left
stall-short-protection-ending =
    { $days ->
        [one] Schutz noch { $days } Tag
       *[other] Schutz noch { $days } Tage
    }
