### Listen, zu denen jemand zurückkehrt.
### Wie Wörter dazukommen: siehe den Anfang von app.ftl.

view-saved-ones = Gespeicherte Ansichten
view-save = Diese Ansicht speichern
view-name = Name der Ansicht
view-name-hint = Steht in der Seitenleiste; nur auf diesem Laptop.
view-name-missing = Geben Sie der Ansicht einen Namen.

# $count (Number) views
view-too-many = { $count ->
    [one] Es gibt schon eine gespeicherte Ansicht. Entfernen Sie sie zuerst.
   *[other] Es gibt schon { $count } gespeicherte Ansichten. Entfernen Sie zuerst eine.
}

# $name (Text) view
view-saved = Ansicht gespeichert: { $name }

# $name (Text) view
view-removed = Ansicht entfernt: { $name }

# $name (Text) view
view-remove = Ansicht { $name } entfernen
