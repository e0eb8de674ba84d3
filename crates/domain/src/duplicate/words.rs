//! Words of firms' names that are no names: legal forms, trades, what is left out, and what is translated. All of them
//! folded ([`super::translit::fold`]).

/// Legal forms, at the end of a name or at its beginning, folded.
#[rustfmt::skip]
pub(super) const LEGAL: &[&str] = &[
    "ab", "ad", "ae", "aes", "ag", "aktiebolag", "aktiebolaget", "aktiengesellschaft", "aksjeselskap", "aktieselskab",
    "osakeyhtio", "limitee", "sociedad", "anonima", "too", "zhshs", "asuo", "kkt", "oaig", "handelsbolag", "hb",
    "fz", "ao", "aps", "as", "asa", "bt", "bv", "bvba", "cjsc", "co", "company", "corp",
    "corporation", "cv", "cyf", "de", "doo", "dd", "ead", "eeig", "eg", "eirl", "eireli", "eood", "epe", "esp", "et",
    "ev", "fzc", "fzco", "fze", "fzllc", "ggmbh", "gesmbh", "gk", "gmbh", "hf", "inc", "incorporated", "ik", "ike",
    "iks", "jsc", "kabushiki", "kaisha", "kd", "kft", "kg", "kgaa", "kk", "kom", "ks", "lda", "lc", "limited",
    "limitada", "llc", "llp", "lp", "ltd", "ltda", "mbh", "mchj", "nv", "nyrt", "oao", "od", "ohg", "oo", "ood", "ooo",
    "ou", "oy", "oyj", "pao", "pat", "pbc", "pc", "pjsc", "plc", "pllc", "prat", "private", "proprietary", "psc", "pt",
    "pte", "pty", "pvt", "rt", "sa", "sae", "sal", "sapi", "saog", "saoc", "sarl", "sarlu", "sas", "sasu", "sca", "sc",
    "scrl", "sdn", "bhd", "se", "sia", "sicav", "sl", "sll", "slu", "snc", "soc", "societe", "anonyme", "sp", "spa",
    "spk", "spol", "spzoo", "srl", "sro", "sti", "tbk", "tnhh", "tov", "tzov", "uab", "ug", "vof", "wll", "yk", "z",
    "zao", "zoo", "zrt", "dac", "ro", "cong", "ty", "shrkh", "shrkt", "sharika", "sharikat", "mssh", "mhdwdh",
    "almhdwdh",
];

/// Legal forms that are nothing else: what follows them is a seat or another form.
#[rustfmt::skip]
pub(super) const UNMISTAKABLE: &[&str] =
    &["gmbh", "ggmbh", "doo", "sro", "ltd", "limited", "llc", "inc", "plc", "sarl", "srl", "spzoo", "ltda",
    "kft", "zrt", "eood", "ood", "jsc", "pjsc"];

/// Legal forms that only stand in front; their letters may end a name.
#[rustfmt::skip]
pub(super) const LEADING: &[&str] =
    &["the", "pt", "ooo", "oao", "zao", "pao", "ao", "tov", "too", "zhshs", "pat", "prat", "ab", "aktiebolaget",
    "as", "oy", "uab", "sia", "shrkh", "shrkt", "sharikat", "kk", "mssh", "firma", "fa", "et", "cong", "ty",
    "tnhh"];

/// Words that say nothing.
#[rustfmt::skip]
pub(super) const STOP: &[&str] =
    &["and", "und", "et", "y", "e", "i", "og", "och", "ja", "en", "the", "of", "de", "der", "die", "das", "di",
    "du", "des", "la", "le", "les", "el", "al", "los", "las", "da", "do", "dos", "del", "della", "for", "fur",
    "van", "von", "w", "a", "ve"];

/// Words that many firms add or leave out.
#[rustfmt::skip]
pub(super) const SMALL: &[&str] = &[
    "group", "gruppe", "grupo", "groupe", "gruppo", "gruppen", "gruppa", "hrupa", "holding", "holdings", "hldg",
    "international", "global", "worldwide", "enterprises", "enterprise", "germany", "deutschland", "france", "espana",
    "italia", "norge", "sverige", "danmark", "uk", "usa", "europe", "san", "tic", "sanayi", "ticaret", "anonim",
    "sirketi", "alqabdh", "lqabdh", "lqbdh", "majmwh", "mjmwh",
];

/// Words of a trade: two firms that share only these are two.
#[rustfmt::skip]
pub(super) const TRADE: &[&str] = &[
    "bank", "clinic", "college", "construction", "consulting", "electric", "energy", "finance", "foods", "foundation",
    "hospital", "hotel", "industry", "insurance", "logistics", "media", "motor", "pharma", "school", "services",
    "software", "solutions", "steel", "systems", "technologies", "trading", "transport", "university", "works",
    "municipality", "retail", "shipping",
];

/// Words that are translated or shortened rather than spelt.
#[rustfmt::skip]
pub(super) const SAME_WORDS: &[(&str, &str)] = &[
    ("banco", "bank"), ("banca", "bank"), ("banque", "bank"), ("banka", "bank"), ("banken", "bank"), ("bnk", "bank"),
    ("msrf", "bank"), ("masraf", "bank"), ("universitat", "university"), ("universidad", "university"),
    ("universite", "university"), ("universita", "university"), ("universitet", "university"), ("jamh", "university"),
    ("jamat", "university"), ("uni", "university"), ("univ", "university"), ("krankenhaus", "hospital"),
    ("klinikum", "hospital"), ("hopital", "hospital"), ("ospedale", "hospital"), ("sykehus", "hospital"),
    ("mstshfa", "hospital"), ("mstshfy", "hospital"), ("mustashfa", "hospital"), ("klinik", "clinic"),
    ("klinikk", "clinic"), ("clinica", "clinic"), ("clinique", "clinic"), ("energi", "energy"), ("energie", "energy"),
    ("energia", "energy"), ("enerhiya", "energy"), ("enerhiia", "energy"), ("energiya", "energy"),
    ("transporte", "transport"), ("transportes", "transport"), ("transports", "transport"), ("logistik", "logistics"),
    ("logistique", "logistics"), ("logistica", "logistics"), ("lohistyka", "logistics"), ("logistik", "logistics"),
    ("versicherung", "insurance"), ("versicherungen", "insurance"), ("seguros", "insurance"), ("assurance",
    "insurance"),
    ("assurances", "insurance"), ("forsikring", "insurance"), ("assicurazioni", "insurance"), ("tamyn", "insurance"),
    ("industries", "industry"), ("industrie", "industry"), ("industrias", "industry"), ("industri", "industry"),
    ("industrial", "industry"), ("snaat", "industry"), ("sinaat", "industry"), ("technology", "technologies"),
    ("technologie", "technologies"), ("tech", "technologies"), ("tecnologia", "technologies"),
    ("tecnologias", "technologies"), ("teknoloji", "technologies"), ("intl", "international"),
    ("internacional", "international"), ("internationale", "international"), ("svcs", "services"),
    ("service", "services"), ("servicios", "services"), ("system", "systems"), ("systeme", "systems"),
    ("sistemas", "systems"), ("solution", "solutions"), ("mfg", "manufacturing"), ("bros", "brothers"),
    ("gebr", "brothers"), ("gebruder", "brothers"), ("soehne", "sohne"), ("dist", "district"), ("saint", "st"),
    ("sankt", "st"),
    ("farma", "pharma"), ("pharmaceuticals", "pharma"), ("farmacia", "pharma"), ("motors", "motor"),
    ("kommune", "municipality"), ("works", "works"), ("werke", "works"), ("stahl", "steel"), ("acero", "steel"),
    ("trade", "trading"), ("consultants", "consulting"), ("food", "foods"), ("hoteles", "hotel"), ("hotels", "hotel"),
    ("rederi", "shipping"), ("gmbhco", "gmbh"), ("mount", "mt"), ("electrical", "electric"), ("elektro", "electric"),
];
