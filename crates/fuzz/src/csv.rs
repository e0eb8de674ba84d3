//! Files of an import: the first byte says which of them the bytes are; the others are small and good.

use std::fs;

use tandem_hub::import::{ImportOptions, read};

use crate::pick::Pick;

/// File and the good content that stands in for it.
const CRM: &[(&str, &str)] = &[
    ("sales_teams.csv", "sales_agent,manager,regional_office\nAda Brandt,Cy Ode,West\n"),
    (
        "accounts.csv",
        "account,sector,year_established,revenue,employees,office_location,subsidiary_of\nAcme,retail,1999,1.5,10,Chile,\n",
    ),
    ("products.csv", "product,series,sales_price\nGTX Basic,GTX,550\n"),
    (
        "sales_pipeline.csv",
        "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n\
         A1,Ada Brandt,GTX Basic,Acme,Won,2017-01-01,2017-02-01,500\n",
    ),
];
const TRAINING: &[(&str, &str)] = &[
    ("courses.csv", "code_module,code_presentation,module_presentation_length\nAAA,2013J,268\n"),
    (
        "assessments.csv",
        "code_module,code_presentation,id_assessment,assessment_type,date,weight\nAAA,2013J,1,TMA,19,10\n",
    ),
    (
        "enrollments.csv",
        "id_student,code_module,code_presentation,region,date_registration,final_result\n1,AAA,2013J,Wales,-5,Pass\n",
    ),
    ("submissions.csv", "id_assessment,id_student,date_submitted,is_banked,score\n1,1,18,0,78\n"),
];

pub fn run(bytes: &[u8]) {
    let mut pick = Pick(bytes);
    let chosen = pick.below(CRM.len() + TRAINING.len());
    let folder = tempfile::tempdir_in(quick_folder()).unwrap();
    for (number, (name, good)) in CRM.iter().chain(TRAINING).enumerate() {
        let content = if number == chosen { Pick(pick.0).rest() } else { good.as_bytes() };
        fs::write(folder.path().join(name), content).unwrap();
    }
    let dir = || Some(folder.path().to_owned());
    let options = ImportOptions { crm: dir(), training: dir(), shift_to: None, report: None };
    // A file that is refused as a whole says why, and nothing of it is taken.
    let Ok((rows, report)) = read(&options, Vec::new()) else { return };
    let partners: Vec<_> = rows.partners.iter().map(|partner| partner.id).collect();
    assert!(rows.deals.iter().all(|deal| partners.contains(&deal.partner_id)), "a deal of nobody");
    assert!(rows.deals.iter().all(|deal| deal.amount_minor.is_none_or(|amount| amount >= 0)), "a negative amount");
    report.render();
    report.write_json_lines(&mut Vec::new()).unwrap();
}

/// Thousands of small files: in memory where there is such a folder.
fn quick_folder() -> std::path::PathBuf {
    let memory = std::path::Path::new("/dev/shm");
    if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() }
}
