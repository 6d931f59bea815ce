namespace Millrace.Compiler;

/// <summary>Are the numbers that feature attributes give in their ranges?</summary>
internal static class FeatureSettingPass
{
    public static void Run(FeatureSetDeclaration set, List<DiagnosticInfo> findings)
    {
        foreach (FeatureDeclaration feature in set.Properties.Where(each => !FeatureSourcePass.IsOutOfOrder(set, each)))
        {
            foreach (TransformDeclaration transform in feature.Transforms)
            {
                int before = findings.Count;
                foreach (FeatureSetting setting in transform.Settings)
                    Check(feature, setting, transform.Shape.Settings.First(each => each.Name == setting.Name), findings);
                if (transform.Shape.HasInterval && findings.Count == before)
                    CheckInterval(feature, transform, findings);
            }
        }
    }

    private static void Check(FeatureDeclaration feature, FeatureSetting setting, SettingShape shape, List<DiagnosticInfo> findings)
    {
        if (setting.Number is { } number && !(number >= shape.Minimum && number <= shape.Maximum))
            findings.Report(FeatureRules.SettingOutOfRange, setting.Location, setting.Name, feature.Member, CSharp.Literal(number), shape.Range);
        if (shape.MostNumbers > 0 && !AreAscending(setting.Numbers, shape))
            findings.Report(FeatureRules.SettingOutOfRange, setting.Location, setting.Name, feature.Member, setting.Code, shape.Range);
    }

    private static bool AreAscending(EquatableArray<double> numbers, SettingShape shape) =>
        numbers.Count > 0 && numbers.Count <= shape.MostNumbers
        && numbers.All(each => each >= shape.Minimum && each <= shape.Maximum)
        && numbers.Zip(numbers.Skip(1), static (number, next) => number < next).All(static isAbove => isAbove);

    private static void CheckInterval(FeatureDeclaration feature, TransformDeclaration transform, List<DiagnosticInfo> findings)
    {
        FeatureSetting? low = transform.Settings.FirstOrDefault(static each => each.Name == "Low");
        FeatureSetting? high = transform.Settings.FirstOrDefault(static each => each.Name == "High");
        if (low?.Number is not { } least || high?.Number is not { } most || least < most)
            return;
        string range = $"above Low, which is {CSharp.Literal(least)}";
        findings.Report(FeatureRules.SettingOutOfRange, high.Location, high.Name, feature.Member, CSharp.Literal(most), range);
    }
}
