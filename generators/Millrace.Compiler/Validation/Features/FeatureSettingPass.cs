namespace Millrace.Compiler;

/// <summary>Are the numbers that feature attributes give in their ranges?</summary>
internal static class FeatureSettingPass
{
    public static void Run(FeatureSetDeclaration set, List<DiagnosticInfo> findings)
    {
        foreach (FeatureDeclaration feature in set.Properties.Where(static each => !each.IsOutOfOrder))
        {
            foreach (TransformDeclaration transform in feature.Transforms)
            {
                foreach (FeatureSetting setting in transform.Settings)
                    Check(feature, setting, transform.Shape.Settings.First(each => each.Name == setting.Name), findings);
            }
        }
    }

    private static void Check(FeatureDeclaration feature, FeatureSetting setting, SettingShape shape, List<DiagnosticInfo> findings)
    {
        if (setting.Number is { } number && !(number >= shape.Minimum && number <= shape.Maximum))
            findings.Report(FeatureRules.SettingOutOfRange, setting.Location, setting.Name, feature.Member, CSharp.Literal(number), shape.Range);
    }
}
