### Registrations of deals: inbox, form, decisions.
### How to add words: see the top of app.ftl.

## What it is made of

registration-title = التسجيلات
registration-name = تسجيل
registration-customer = العميل
registration-country = البلد
registration-domain = الموقع الإلكتروني
registration-product = المنتج
registration-contact = جهة الاتصال
registration-email = البريد الإلكتروني
registration-phone = الهاتف
registration-tax-id = الرقم الضريبي
registration-parent = الشركة الأم
registration-state = الحالة
registration-reason = السبب
registration-answer = الرد
registration-note = لماذا هذا الشريك، وما الخطوة التالية
registration-protection = الحماية
registration-protected-until = محمي حتى
registration-due = الموعد
registration-submitted = قُدّم في
registration-submitted-by = قدّمه
registration-decided = تقرر في
registration-decided-by = قرره

## The inbox

registration-undecided = بانتظار القرار
registration-ending = حماية تنتهي
registration-open = المسودات
registration-all = الكل
registration-mine = شركائي
registration-everybody = كل الشركاء
registration-undecided-empty = لا شيء بانتظار قرار.
registration-ending-empty = لا تنتهي أي حماية خلال الأسبوعين القادمين.
registration-open-empty = لا مسودات، ولم يُعَد شيء.
registration-all-empty = لا تسجيلات بعد.
registration-hours-left =
    { $hours ->
        [zero] تبقى { $hours } ساعة
        [one] تبقت ساعة واحدة
        [two] تبقت ساعتان
        [few] تبقت { $hours } ساعات
        [many] تبقت { $hours } ساعة
       *[other] تبقت { $hours } ساعة
    }
registration-minutes-left =
    { $minutes ->
        [zero] تبقى { $minutes } دقيقة
        [one] تبقت دقيقة واحدة
        [two] تبقت دقيقتان
        [few] تبقت { $minutes } دقائق
        [many] تبقت { $minutes } دقيقة
       *[other] تبقت { $minutes } دقيقة
    }
registration-hours-over =
    { $hours ->
        [zero] متأخر { $hours } ساعة
        [one] متأخر ساعة واحدة
        [two] متأخر ساعتين
        [few] متأخر { $hours } ساعات
        [many] متأخر { $hours } ساعة
       *[other] متأخر { $hours } ساعة
    }
registration-minutes-over =
    { $minutes ->
        [zero] متأخر { $minutes } دقيقة
        [one] متأخر دقيقة واحدة
        [two] متأخر دقيقتين
        [few] متأخر { $minutes } دقائق
        [many] متأخر { $minutes } دقيقة
       *[other] متأخر { $minutes } دقيقة
    }
registration-ends-in =
    { $days ->
        [0] تنتهي الحماية اليوم
        [zero] تنتهي الحماية اليوم
        [one] تنتهي الحماية غدًا
        [two] تنتهي الحماية خلال يومين
        [few] تنتهي الحماية خلال { $days } أيام
        [many] تنتهي الحماية خلال { $days } يومًا
       *[other] تنتهي الحماية خلال { $days } يوم
    }

## What can be done

registration-new = تسجيل صفقة
registration-edit = تعديل التسجيل
registration-submit = تقديم
registration-save-draft = حفظ كمسودة
registration-review = بدء المراجعة
registration-approve = موافقة
registration-return = إعادة
registration-reject = رفض
registration-extend = تمديد الحماية
registration-withdraw = سحب
registration-approve-why = لماذا رغم التطابق؟
registration-reject-why = لماذا يُرفض؟
registration-return-what = ما الذي ينقص؟
registration-return-wrong = اذكر ما ينقص ليُضاف.
registration-extend-what = ماذا حدث منذ الموافقة؟
registration-extend-wrong = تُمدَّد الحماية بسبب أمر حدث.
registration-form-hint = يلزم للتقديم: العميل والمنتج والبلد أو الموقع.
registration-more-fields = المزيد عن العميل
registration-no-product = غير محدد
registration-choose-partner = ابحث عن شريك
registration-no-partner = لا شريك بهذا الاسم
registration-country-hint = حرفان، مثل DE
registration-did-draft = حُفظت مسودة { $customer }
registration-did-submit = قُدّم تسجيل { $customer }
registration-did-review = بدأت مراجعة { $customer }
registration-did-approve = تمت الموافقة على { $customer }
registration-did-return = أُعيد تسجيل { $customer }
registration-did-reject = رُفض تسجيل { $customer }
registration-did-extend = مُدّدت حماية { $customer }
registration-did-withdraw = سُحب تسجيل { $customer }
registration-taken = تسجيل آخر يحمي هذا العميل للمنتج نفسه. ارفض هذا التسجيل أو انتظر حتى تنتهي الحماية.

## Who may be the same customer

registration-checks = قد يكون العميل نفسه
registration-checks-kept = ما ظهر عند القرار
registration-checks-none = لا شيء على هذا الجهاز يشبه هذا العميل.
registration-checks-kept-none = لم يظهر حينها ما يشبه هذا العميل.
registration-checks-hint = فُحص على هذا الجهاز بما جلبته آخر مزامنة.
registration-compared = جنبًا إلى جنب
registration-this = هذا التسجيل
registration-that = معروف سابقًا
registration-class-exact = العميل نفسه
registration-class-likely = الأرجح أنه نفسه
registration-class-possible = ربما هو نفسه
registration-score = { $score } من 100
registration-kind-account = عميل
registration-kind-deal = صفقة مفتوحة
registration-kind-person = يعمل لدى شريك
registration-holder = { $partner } يحمي هذا العميل حتى { $day }.
registration-superseded-hint = صدرت موافقتان دون علم إحداهما بالأخرى. التي وصلت أولًا تحتفظ بالحماية.
registration-likeness-domain = الموقع نفسه
registration-likeness-tax-id = الرقم الضريبي نفسه
registration-likeness-name = الاسم نفسه
registration-likeness-name-similar = اسم مشابه
registration-likeness-name-sound = الاسم نفسه بكتابة أخرى
registration-likeness-name-initials = الأحرف الأولى من الاسم
registration-likeness-email = البريد نفسه
registration-likeness-phone = الهاتف نفسه
registration-likeness-contact = جهة الاتصال نفسها
registration-likeness-parent = الشركة الأم نفسها
registration-likeness-country = البلد نفسه
registration-likeness-product = المنتج نفسه
registration-likeness-country-differs = بلد آخر
registration-likeness-domain-differs = موقع آخر
registration-likeness-tax-id-differs = رقم ضريبي آخر
registration-likeness-product-differs = منتج آخر

## Codes

registration-status-draft = مسودة
registration-status-submitted = مقدَّم
registration-status-under-review = قيد المراجعة
registration-status-returned = معاد
registration-status-approved = موافق عليه
registration-status-extended = ممدد
registration-status-rejected = مرفوض
registration-status-expired = منتهٍ
registration-status-withdrawn = مسحوب
registration-status-superseded = تجاوزه تسجيل آخر
registration-rejection-duplicate-partner = سجله شريك آخر
registration-rejection-direct-active = البيع المباشر نشط
registration-rejection-existing-customer = عميل قائم
registration-rejection-too-early = مبكر جدًا
registration-rejection-out-of-territory = خارج المنطقة
registration-rejection-insufficient-info = معلومات غير كافية
registration-rejection-public-tender = مناقصة عامة
registration-rejection-not-eligible = غير مؤهل
registration-rejection-other = سبب آخر
registration-approval-other-unit = وحدة أخرى لدى العميل
registration-approval-other-project = مشروع آخر
registration-approval-customer-chose = اختار العميل هذا الشريك
registration-approval-partners-agreed = اتفق الشركاء
registration-approval-no-match = ليس العميل نفسه
