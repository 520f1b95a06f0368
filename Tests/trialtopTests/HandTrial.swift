/// A small randomised trial, written by hand, whose arms have names that nothing else has.
struct HandTrial {
  var files: [String: String] = [
    "study.toml": study, "sites.csv": sites, "subjects.csv": subjects, "ae.csv": adverseEvents,
    "response.csv": response, "lesions.csv": lesions, "treatments.csv": treatments,
    "visits.csv": visits, "arms.csv": arms,
  ]

  /// Codes and names of the arms.
  static let armWords = ["QXZARM", "KVJARM", "Zwirbeltherapie", "Plumbuskur"]

  func with(_ file: String, _ text: String) -> HandTrial {
    var trial = self
    trial.files[file] = text
    return trial
  }

  func without(_ file: String) -> HandTrial {
    var trial = self
    trial.files[file] = nil
    return trial
  }

  /// With a text of a file changed.
  func replacing(_ old: String, _ new: String, in file: String) throws -> HandTrial {
    guard let text = files[file], text.contains(old) else {
      throw ChildProcess.Failure(message: "\(file) has no \(old)")
    }
    return with(file, text.replacing(old, with: new))
  }

  func adding(_ rows: String, to file: String) -> HandTrial {
    with(file, (files[file] ?? "") + rows)
  }

  static let study = """
    reveals_arm = ["lung_v20", "bolus"]

    [study]
    id = "NCT00000042"
    title = "Hand trial"
    phase = "II"
    masking = "open label"
    randomised = true
    synthetic = true
    data_cut = 2025-12-31

    [[arms]]
    code = "QXZARM"
    name = "Zwirbeltherapie"
    ratio = 2
    target = 16

    [[arms]]
    code = "KVJARM"
    name = "Plumbuskur"
    ratio = 1
    target = 8
    reference = true

    [accrual]
    target = 24
    start = 2025-01-01
    months = 18
    follow_up_months = 12

    [schedule]
    cycle_days = 21
    scan_window = 7
    scans = [{ days = 42, until_day = 168 }, { days = 56 }]

    """

  static let sites = """
    site,name,country,target,planned_activation,activated,closed
    S1,浦东医院,CN,12,2025-01-01,2025-01-05,
    S2,Mill Hill Hospital,GB,12,2025-01-01,2025-02-01,

    """

  static let subjects = """
    subject_id,site,consent_date,screen_status,rand_date,stratum,first_treatment,last_treatment,\
    eos_date,eos_reason,last_alive,death_date,age,sex,ecog,lung_v20,bolus,smoking
    P01,S1,2025-01-15,ENROLLED,2025-01-22,one,2025-01-24,2025-08-13,2025-09-02,DEATH,2025-09-02,\
    2025-09-02,61,M,1,13.25,kappa7,former
    P02,S1,2025-01-20,ENROLLED,2025-01-29,two,2025-01-31,2025-12-19,,,2025-12-19,,55,F,0,,,never
    P03,S1,2025-02-03,FAILED,,,,,,,2025-02-10,,66,M,1,,,current
    P04,S2,2025-02-17,ENROLLED,2025-02-25,one,2025-02-27,2025-10-02,,,2025-12-20,,70,M,1,17.5,\
    kappa7,former
    P05,S2,2025-03-10,ENROLLED,2025-03-18,one,2025-03-20,2025-12-18,,,2025-12-18,,48,M,0,,,current
    P06,S2,2025-04-01,ENROLLED,2025-04-11,two,2025-04-13,2025-12-15,,,2025-12-24,,64,F,1,11.5,\
    kappa7,never
    P07,S1,2025-05-05,ENROLLED,2025-05-14,one,,,2025-05-20,WITHDREW CONSENT,2025-05-20,,59,M,1,,,\
    former

    """

  static let adverseEvents = """
    subject_id,ae_id,term,pt,soc,grade,start,end,serious,rel_io,rel_chemo,rel_local,action,outcome
    P01,1,low white cells,Leukopenia,Blood and lymphatic system disorders,3,2025-02-05,2025-02-20,\
    N,N,Y,N,DOSE NOT CHANGED,RECOVERED/RESOLVED
    P01,2,食管炎,Oesophagitis,Gastrointestinal disorders,2,2025-03-20,2025-04-15,N,N,N,Y,\
    DOSE NOT CHANGED,RECOVERED/RESOLVED
    P02,1,甲状腺功能减退,Hypothyroidism,Endocrine disorders,2,2025-05-10,,N,Y,N,N,\
    DOSE NOT CHANGED,NOT RECOVERED/NOT RESOLVED
    P04,1,pneumonitis,Pneumonitis,"Respiratory, thoracic and mediastinal disorders",4,2025-09-28,\
    2025-11-02,Y,Y,N,N,DRUG WITHDRAWN,RECOVERED/RESOLVED
    P05,1,nausea,Nausea,Gastrointestinal disorders,1,2025-03-25,2025-03-28,N,N,Y,N,\
    DOSE NOT CHANGED,RECOVERED/RESOLVED
    P06,1,"rash, “patchy”",Rash maculo-papular,Skin and subcutaneous tissue disorders,1,\
    2025-06-15,2025-06-30,N,Y,N,N,DOSE NOT CHANGED,RECOVERED/RESOLVED

    """

  static let response = """
    subject_id,date,visit,target,nontarget,new_lesion,overall
    P01,2025-03-05,Week 6,PR,NON-CR/NON-PD,N,PR
    P01,2025-07-01,Week 24,PD,PD,Y,PD
    P02,2025-03-12,Week 6,SD,NON-CR/NON-PD,N,SD
    P02,2025-04-23,Week 12,SD,NON-CR/NON-PD,N,SD
    P04,2025-04-08,Week 6,CR,CR,N,CR
    P05,2025-04-29,Week 6,PR,NON-CR/NON-PD,N,PR
    P06,2025-05-23,Week 6,PD,PD,Y,PD

    """

  static let lesions = """
    subject_id,lesion_id,type,organ,date,diameter_mm
    P01,T1,TARGET,lung,2025-01-20,30
    P01,T1,TARGET,lung,2025-03-05,18
    P02,T1,TARGET,liver,2025-01-27,40
    P02,T1,TARGET,liver,2025-03-12,38
    P04,T1,TARGET,lung,2025-02-23,22
    P04,T1,TARGET,lung,2025-04-08,0

    """

  static let treatments = """
    subject_id,treatment_id,start,end,kind,agent,cycle,dose,unit
    P01,1,2025-01-24,2025-01-24,systemic,toripalimab,1,240,mg
    P02,1,2025-01-31,2025-01-31,systemic,toripalimab,1,240,mg
    P04,1,2025-02-27,2025-02-27,systemic,toripalimab,1,240,mg

    """

  static let visits = """
    subject_id,visit,planned,actual
    P01,Cycle 1,2025-01-24,2025-01-24
    P02,Cycle 1,2025-01-31,2025-01-31

    """

  static let arms = """
    subject_id,arm,actual_arm
    P01,QXZARM,QXZARM
    P02,KVJARM,KVJARM
    P04,QXZARM,QXZARM
    P05,KVJARM,KVJARM
    P06,QXZARM,KVJARM
    P07,KVJARM,

    """

  /// The arms dealt out in another way.
  static let otherArms = """
    subject_id,arm,actual_arm
    P01,KVJARM,KVJARM
    P02,QXZARM,KVJARM
    P04,KVJARM,KVJARM
    P05,QXZARM,QXZARM
    P06,QXZARM,
    P07,QXZARM,

    """
}
