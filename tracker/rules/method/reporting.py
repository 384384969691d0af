"""The rules on checking each other's coding and on showing results."""

from tracker.rules.method.rule import Rule
from tracker.rules.vocabulary import How, MethodGroup

RELIABILITY: tuple[Rule, ...] = (
    Rule(
        25,
        MethodGroup.RELIABILITY,
        How.LATER,
        "A sample, and every final or negative verdict, is coded blind a second time; a third "
        "person decides, and all codes are kept. The bundled record is a single-coded research "
        "edition.",
        "抽样结论以及所有最终和负面结论由第二人盲编，第三人裁定，全部编码予以保留。"
        "随附的记录是单人编码的研究版本。",
    ),
    Rule(
        26,
        MethodGroup.RELIABILITY,
        How.LATER,
        "Krippendorff's alpha is given with n, date and bootstrap interval, beside percent "
        "agreement: from .80 as it is, from .667 with a warning; below that the codebook is "
        "revised.",
        "公布克里彭多夫α系数及样本量、日期和自助法区间，并列百分比一致率："
        "0.80及以上直接采用，0.667至0.80附加提示，低于此值则修订编码手册。",
    ),
    Rule(
        27,
        MethodGroup.RELIABILITY,
        How.RECORDED,
        "Changes of method are logged, with their effect on earlier verdicts.",
        "方法的变更予以记录，并说明对既往结论的影响。",
    ),
)

REPORTING: tuple[Rule, ...] = (
    Rule(
        28,
        MethodGroup.REPORTING,
        How.ENFORCED,
        "Every figure has a numerator, a denominator, the number unassessed and a date.",
        "每个数字都附分子、分母、未评估数量和日期。",
    ),
    Rule(
        29,
        MethodGroup.REPORTING,
        How.ENFORCED,
        "Countries are not ranked by default. Comparisons show strength and testability beside.",
        "默认不对国家排名。比较时一并显示承诺强度和可检验性。",
    ),
    Rule(
        30,
        MethodGroup.REPORTING,
        How.ENFORCED,
        "Corrections are public, dated and linked, with the old value. A substantive one reopens "
        "the verdicts that cite it.",
        "更正公开、注明日期、附链接并保留原值。实质更正会使引用它的结论重新进入复核。",
    ),
    Rule(
        31,
        MethodGroup.REPORTING,
        How.PRACTISED,
        "The same words and tests for every side; neutral labels.",
        "对各方使用相同的措辞和标准，标签保持中立。",
    ),
    Rule(
        32,
        MethodGroup.REPORTING,
        How.ENFORCED,
        "Machines may find and suggest; a person sets every status and is accountable for it.",
        "机器可以查找和建议；每个状态均由人设定，并由其负责。",
    ),
    Rule(
        33,
        MethodGroup.REPORTING,
        How.RECORDED,
        "Every pledge is reviewed at least every six months, at each new round, and within days of "
        "its deadline. When it was last checked and is next due for a check are shown.",
        "每项承诺至少每六个月、每逢新一轮会议以及期限届满后数日内复查一次。"
        "页面显示上次核查和下次应查的日期。",
    ),
)
