### الشركاء جنبًا إلى جنب.

compare-verb = مقارنة
compare-title = مقارنة الشركاء
# Beside the key, in lower case
compare-hint = مقارنة

compare-choose = اختر شريكين إلى أربعة شركاء للمقارنة.
compare-how = اختر من القائمة شريكين إلى أربعة بالمفتاح X ثم اضغط H.
compare-to-list = إلى القائمة
compare-best = الأفضل
compare-worst = الأضعف
compare-explain-won = المبالغ المكسوبة في آخر أربعة أرباع كاملة، بعملة أكثرها. والخط يعرض ثمانية أرباع. ولا تُقارن المبالغ بعملات مختلفة.
compare-explain-stalled = الصفقات المفتوحة التي تعدّها القاعدة متوقفة. الأقل أفضل.
compare-explain-passed = المشاركات التي اجتيزت في دورات انتهت في آخر 12 شهرًا.
compare-explain-completion = ما اجتيز من كل المشاركات ذات النتيجة في دورات انتهت في آخر 12 شهرًا.
compare-explain-touch = آخر تواصل مسجّل من أي نوع.
