/// Invented hospitals in the style of real ones: alternately in Chinese and in English.
enum HospitalNames {
  private static let provinces = [
    "SH", "JS", "ZJ", "FJ", "SD", "HN", "AH", "GX", "JS", "HB", "SC", "GD", "SH", "ZJ", "FJ",
    "CQ", "SD", "JX", "SN", "HE", "TJ", "AH", "HN", "GD",
  ]

  private static let places: [(chinese: String, english: String)] = [
    ("浦澜", "Pulan"), ("云河", "Yunhe"), ("临泽", "Linze"), ("闽安", "Min'an"),
    ("泰岭", "Tailing"), ("中原", "Zhongyuan"), ("皖南", "Wannan"), ("邕江", "Yongjiang"),
    ("金渚", "Jinzhu"), ("汉阳湖", "Hanyang Lake"), ("蜀西", "Shuxi"), ("岭东", "Lingdong"),
    ("静湾", "Jingwan"), ("钱溪", "Qianxi"), ("鹭岛", "Ludao"), ("嘉陵", "Jialing"),
    ("齐河湾", "Qihewan"), ("赣北", "Ganbei"), ("渭水", "Weishui"), ("燕州", "Yanzhou"),
    ("津桥", "Jinqiao"), ("淮源", "Huaiyuan"), ("洛川", "Luochuan"), ("珠海湾", "Pearl Bay"),
    ("青禾", "Qinghe"), ("白鹿", "Bailu"), ("长汀", "Changting"), ("松江口", "Songjiangkou"),
    ("北辰", "Beichen"), ("南屏", "Nanping Hill"), ("龙门", "Longmen"), ("东篱", "Dongli"),
  ]

  private static let kinds: [(chinese: String, english: String)] = [
    ("大学附属肿瘤医院", "University Cancer Hospital"),
    ("市第一人民医院", "First People's Hospital"),
    ("省肿瘤医院", "Provincial Cancer Hospital"),
    ("市中心医院", "Central Hospital"),
    ("医科大学附属第二医院", "Medical University Second Hospital"),
    ("协和医院", "Union Hospital"),
  ]

  /// As many sites as there are different names.
  static let count = places.count * kinds.count

  static func name(_ index: Int) -> String {
    let place = places[index % places.count]
    let kind = kinds[(index + index / places.count) % kinds.count]
    return index % 2 == 0 ? place.chinese + kind.chinese : place.english + " " + kind.english
  }

  /// Province and running number, such as SH01.
  static func code(_ index: Int, of count: Int) -> String {
    provinces[index % provinces.count] + (index + 1).padded(to: count > 99 ? 3 : 2)
  }
}
