### Lists that somebody comes back to.
### How to add words: see the top of app.ftl.

view-saved-ones = Saved views
view-save = Save this view
view-name = Name of the view
view-name-hint = Shown in the side bar; on this laptop only.
view-name-missing = Give the view a name.

# $count (Number) views
view-too-many = { $count ->
    [one] There is one saved view already. Remove it first.
   *[other] There are { $count } saved views already. Remove one first.
}

# $name (Text) view
view-saved = View saved: { $name }

# $name (Text) view
view-removed = View removed: { $name }

# $name (Text) view
view-remove = Remove the view { $name }
