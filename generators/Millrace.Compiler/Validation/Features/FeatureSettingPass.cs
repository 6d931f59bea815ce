namespace Millrace.Compiler;

/// <summary>Are the numbers that feature attributes give in their ranges?</summary>
internal static class FeatureSettingPass
{
    public static void Run(FeatureSetDeclaration set, List<DiagnosticInfo> findings)
    {
        foreach (FeatureDeclaration feature in set.Properties.Where(each => each.Transform is not null && !each.IsAmbiguous))
        {
            foreach (FeatureSetting setting in feature.Transform!.Settings)
            {
                (int minimum, int maximum, string range) = RangeOf(feature.Transform.Kind, setting.Name);
                if (setting.Value < minimum || setting.Value > maximum)
                    findings.Report(FeatureRules.SettingOutOfRange, setting.Location, setting.Name, feature.Member, CSharp.Literal(setting.Value), range);
            }
        }
    }

    private static (int Minimum, int Maximum, string Range) RangeOf(TransformKind kind, string setting) => (kind, setting) switch
    {
        (TransformKind.Bucketize, "Buckets") => (2, 1_000, "2 to 1,000"),
        (TransformKind.OneHot, "Top") => (1, 10_000, "1 to 10,000"),
        (_, "Top") => (1, 10_000_000, "1 to 10,000,000"),
        (_, "OutOfVocabulary") => (1, 1_000_000, "1 to 1,000,000"),
        _ => (0, Missings.Count - 1, "Missing.Default, Missing.OwnBucket or Missing.Zero"),
    };
}
