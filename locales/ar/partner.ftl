### Partners: list, page, people.
### How to add words: see the top of app.ftl.

## List

# $count (Number) partners in the list
partner-count =
    { $count ->
        [zero] لا شركاء
        [one] شريك واحد
        [two] شريكان
        [few] { $count } شركاء
        [many] { $count } شريكًا
       *[other] { $count } شريك
    }

partner-search = البحث في الشركاء
partner-empty = لا شركاء بعد. سيظهرون بعد المزامنة الأولى.
partner-name = الشريك
partner-kind = النوع
partner-tier = الفئة
partner-country = البلد
partner-city = المدينة
partner-region = المنطقة
partner-owner = المسؤول
partner-language = اللغة
partner-website = الموقع الإلكتروني
partner-open-deals = صفقات مفتوحة
partner-open-amount = قيمة الصفقات المفتوحة
partner-won-amount = الإيرادات المحقّقة، 12 شهرًا
partner-last-touch = آخر تواصل
partner-learners = المتدرّبون
partner-no-touch = لا تواصل بعد
partner-no-tier = بلا فئة

## Page

partner-tab-overview = نظرة عامة
partner-tab-deals = الصفقات
partner-tab-people = الأشخاص
partner-tab-training = التدريب
partner-tab-plan = الخطة
partner-tab-activity = النشاط
partner-contacts = جهات الاتصال
partner-properties = التفاصيل
partner-recent-activity = أحدث الأنشطة

# $year (Text) four digits
partner-since = شريك منذ { $year }

partner-no-contacts = لا جهات اتصال معروفة. تأتي من نظام إدارة العملاء.
partner-no-activity = لم يُسجّل أي نشاط بعد.
partner-no-deals = لا صفقات مع هذا الشريك بعد.
partner-not-found = لم يعد هذا الشريك ضمن بياناتك.

## Tiers, by code

partner-tier-registered = مسجّل
partner-tier-silver = فضي
partner-tier-gold = ذهبي
partner-tier-platinum = بلاتيني

## Types, by code

partner-kind-reseller = معيد بيع
partner-kind-integrator = شركة تكامل أنظمة
partner-kind-affiliate = مسوّق بالعمولة
partner-kind-referral = شريك إحالة
partner-kind-distributor = موزّع
partner-kind-msp = مزوّد خدمات مُدارة
partner-kind-technology = شريك تقني
partner-kind-consultancy = شركة استشارات

## Figures of the window

partner-won-quarter = المكسوب هذا الربع
partner-largest-deals = أكبر الصفقات المفتوحة

# $count (Number) stalled deals of the partner
partner-stalled =
    { $count ->
        [zero] لا صفقات متوقفة
        [one] صفقة متوقفة
        [two] صفقتان متوقفتان
        [few] { $count } صفقات متوقفة
        [many] { $count } صفقة متوقفة
       *[other] { $count } صفقة متوقفة
    }

## Edits

partner-note = ملاحظة
partner-tags = الوسوم
partner-note-empty = إضافة ملاحظة
partner-tags-empty = إضافة وسوم
partner-tags-hint = افصل بين الوسوم بفواصل.
partner-edit-note = تعديل الملاحظة
partner-edit-tags = تعديل الوسوم

## What a figure means, shown beside it on request

partner-explain-open = مبالغ الصفقات المفتوحة لهذا الشريك، كل عملة على حدة.
partner-explain-won = مبالغ الصفقات التي رُبحت مع هذا الشريك منذ بداية الربع.

## Groups of the list

# Heading of the partners with a tier that this version does not know
partner-other-tiers = فئات أخرى
