### Settings: language, look, connection, key store, notifications.
### How to add words: see the top of app.ftl.

settings-language = اللغة

# $language (Text) own name of the system's language
settings-language-system = لغة النظام ({ $language })

settings-language-hint = يغيّر كل شيء فورًا دون إعادة تشغيل.
settings-theme = المظهر
settings-theme-system = حسب النظام
settings-theme-light = فاتح
settings-theme-dark = داكن

## Connection

settings-connection = الاتصال
settings-hub-address = عنوان الخادم
settings-hub-address-hint = مثال: https://hub.example.com
settings-token = رمز الوصول
settings-token-hint = اطلبه ممن يدير خادم فريقك. يُحفظ في مخزن المفاتيح على هذا الجهاز.
settings-token-stored = يوجد رمز محفوظ. أدخل رمزًا جديدًا لاستبداله.
settings-connect = اتصال
settings-connect-anyway = الاحتفاظ دون تحقق
settings-test-connection = اختبار الاتصال

# $workspace (Text) its name
settings-connection-works = الخادم يستجيب. مساحة العمل: { $workspace }

settings-workspace = مساحة العمل
settings-not-connected = غير متصل بأي خادم
settings-welcome = مرحبًا بك في { -brand }
settings-welcome-hint = اتصل بخادم فريقك. ستُنسخ بياناتك بعدها مشفّرة إلى هذا الجهاز وتعمل دون شبكة.

## Encryption key

settings-key = مفتاح التشفير

# $backend (Text) name of the operating system's key store
settings-key-stored = محفوظ في { $backend }

settings-key-descriptor = يُسلَّم عند بدء التشغيل ولا يُحفظ على هذا الجهاز
settings-key-locked = مخزن المفاتيح مقفل
settings-data-folder = مجلد البيانات

# $size (Text) formatted bytes
settings-data-size = { $size } على هذا الجهاز، مشفّرة

## Notifications and about

settings-notifications = الإشعارات
settings-notify-stalled = أعلمني عندما تتوقف صفقة
settings-notify-severe = أعلمني عندما تصبح صفقة متوقفة عاجلة
settings-quiet = ساعات الهدوء
settings-quiet-from = من
settings-quiet-to = إلى
settings-quiet-hint = ما يؤجل من إشعارات يظهر عند انتهائها.
settings-about = حول التطبيق

# $version (Text) as released
settings-version = الإصدار { $version }

## The window's own

settings-appearance = اللغة والمظهر
settings-disconnect = قطع الاتصال
settings-disconnect-hint = سيُنسى العنوان والرمز. ويبقى ما نُسخ إلى هذا الحاسوب مقروءًا.
settings-data-file = ملف البيانات
