### قوائم يعود إليها المرء.
### كيفية إضافة الكلمات: انظر بداية app.ftl.

view-saved-ones = طرق العرض المحفوظة
view-save = حفظ طريقة العرض هذه
view-name = اسم طريقة العرض
view-name-hint = تظهر في الشريط الجانبي، على هذا الحاسوب فقط.
view-name-missing = أعطِ طريقة العرض اسمًا.

# $count (Number) views
view-too-many = { $count ->
    [zero] لا توجد طرق عرض محفوظة.
    [one] توجد طريقة عرض محفوظة واحدة. أزلها أولًا.
    [two] توجد طريقتا عرض محفوظتان. أزل واحدة أولًا.
    [few] توجد { $count } طرق عرض محفوظة. أزل واحدة أولًا.
    [many] توجد { $count } طريقة عرض محفوظة. أزل واحدة أولًا.
   *[other] توجد { $count } طريقة عرض محفوظة. أزل واحدة أولًا.
}

# $name (Text) view
view-saved = حُفظت طريقة العرض: { $name }

# $name (Text) view
view-removed = أُزيلت طريقة العرض: { $name }

# $name (Text) view
view-remove = إزالة طريقة العرض { $name }
