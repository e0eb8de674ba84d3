### تذكير المتدرّبين المتوقفين: النافذة والرسائل.
### كيف تضاف الكلمات: انظر أعلى الملف app.ftl.

reminder-title = تذكير المتدرّبين
reminder-verb = تذكير
reminder-hint = تذكير
reminder-write = كتابة المسودات
reminder-nobody = لن يتلقى أحد رسالة: كلّهم بلا عنوان بريد أو كُتب إليهم خلال آخر 7 أيام.
reminder-about = لكل شخص مسودة خاصة به، ملفًّا لبرنامج بريدك. لا يُرسل شيء قبل أن ترسله أنت.
reminder-include = تضمين رغم ذلك
reminder-leave-out = استبعاد

# $count (Number) drafts that will be written
reminder-count =
    { $count ->
        [zero] لا مسودات
        [one] مسودة واحدة
        [two] مسودتان
        [few] { $count } مسودات
        [many] { $count } مسودة
       *[other] { $count } مسودة
    }


# $max (Number) learners that may be reminded at once
reminder-too-many =
    { $max ->
        [zero] لا يمكن تذكير أي متدرّب دفعة واحدة.
        [one] يمكن تذكير متدرّب واحد فقط دفعة واحدة.
        [two] يمكن تذكير متدرّبَين على الأكثر دفعة واحدة. قلّص التحديد.
        [few] يمكن تذكير { $max } متدرّبين على الأكثر دفعة واحدة. قلّص التحديد.
        [many] يمكن تذكير { $max } متدرّبًا على الأكثر دفعة واحدة. قلّص التحديد.
       *[other] يمكن تذكير { $max } متدرّب على الأكثر دفعة واحدة. قلّص التحديد.
    }

reminder-no-address = لا عنوان بريد صالحًا، لذلك لا مسودة. أضف عنوانًا في النظام الذي يأتي منه الشخص.

# $count (Number) days since the last mail
reminder-mailed =
    { $count ->
        [zero] كُتب إليه اليوم
        [one] كُتب إليه قبل يوم واحد
        [two] كُتب إليه قبل يومين
        [few] كُتب إليه قبل { $count } أيام
        [many] كُتب إليه قبل { $count } يومًا
       *[other] كُتب إليه قبل { $count } يوم
    }

# $mailed (Text) a sentence: when the person was written to
reminder-rests = { $mailed }، لذلك استُبعد.

# $mailed (Text) a sentence: when the person was written to
reminder-included = { $mailed }، وضُمّن رغم ذلك.

# $tag (Text) code of a language
reminder-language-missing = يعمل الشريك بلغة أخرى ({ $tag }) لا كلمات لها في Tandem.
reminder-language-unknown = لغة الشريك غير معروفة.

## Afterwards

# $count (Number) drafts
# $folder (Text) name of a folder
reminder-did =
    { $count ->
        [zero] لم يُكتب أي تذكير في { $folder } ضمن تنزيلاتك
        [one] كُتبت مسودة تذكير واحدة وسُجّلت، في { $folder } ضمن تنزيلاتك
        [two] كُتبت مسودتا تذكير وسُجّلتا، في { $folder } ضمن تنزيلاتك
        [few] كُتبت { $count } مسودات تذكير وسُجّلت، في { $folder } ضمن تنزيلاتك
        [many] كُتبت { $count } مسودة تذكير وسُجّلت، في { $folder } ضمن تنزيلاتك
       *[other] كُتبت { $count } مسودة تذكير وسُجّلت، في { $folder } ضمن تنزيلاتك
    }

# $undone (Text) a whole sentence: what was taken back
reminder-undone = { $undone }. تبقى المسودات ملفات؛ احذف المجلد إن لم تحتج إليها.

# $day (Text) date
reminder-folder = رسائل تذكير { $day }

# $course (Text) title of one course or of several
reminder-subject-logged = تذكير: { $course }

## The mail, in the language of whoever gets it

# $course (Text) title of one course or of several
reminder-mail-subject = تذكير: { $course }

# $name (Text) of the person
reminder-mail-greeting = مرحبًا { $name }،

# $course (Text) title
# $count (Number) days
reminder-mail-idle =
    { $count ->
        [zero] أنتم مسجّلون في دورة «{ $course }»، ولم نرَ فيها نشاطًا منذ { $count } يوم.
        [one] أنتم مسجّلون في دورة «{ $course }»، ولم نرَ فيها نشاطًا منذ يوم واحد.
        [two] أنتم مسجّلون في دورة «{ $course }»، ولم نرَ فيها نشاطًا منذ يومين.
        [few] أنتم مسجّلون في دورة «{ $course }»، ولم نرَ فيها نشاطًا منذ { $count } أيام.
        [many] أنتم مسجّلون في دورة «{ $course }»، ولم نرَ فيها نشاطًا منذ { $count } يومًا.
       *[other] أنتم مسجّلون في دورة «{ $course }»، ولم نرَ فيها نشاطًا منذ { $count } يوم.
    }

# $open (Text) number of exams that are not handed in
# $count (Number) all exams of the course
reminder-mail-exams =
    { $count ->
        [zero] لم يُسلَّم بعد: { $open } من { $count } اختبار.
        [one] لم يُسلَّم بعد: { $open } من اختبار واحد.
        [two] لم يُسلَّم بعد: { $open } من اختبارين.
        [few] لم يُسلَّم بعد: { $open } من { $count } اختبارات.
        [many] لم يُسلَّم بعد: { $open } من { $count } اختبارًا.
       *[other] لم يُسلَّم بعد: { $open } من { $count } اختبار.
    }

# $day (Text) date
reminder-mail-ends = تستمر الدورة حتى { $day }.

reminder-mail-offer = إن كان ثمة ما يعيقكم، فما عليكم سوى الرد على هذه الرسالة. يسعدنا أن نساعد.
reminder-mail-regards = مع أطيب التحيات
