namespace Millrace.Compiler;

/// <summary>Does every feature of a sensitive column say why it may use it?</summary>
internal static class PermitPass
{
    public static void Run(FeatureSetDeclaration set, List<DiagnosticInfo> findings)
    {
        foreach (FeatureDeclaration feature in set.Properties.Where(each => each.Transform is not null))
        {
            ColumnModel? column = FeatureSourcePass.Find(set, feature);
            if (feature.Permit is { } permit)
            {
                if (permit.Reason.Trim().Length == 0)
                    findings.Report(PrivacyRules.EmptyReason, permit.ReasonLocation, feature.Member);
                else if (column is { IsSensitive: false })
                    findings.Report(PrivacyRules.NeedlessPermit, permit.Location, $"{set.Row.Name}.{column.Member}", feature.Member);
            }
            else if (column is { IsSensitive: true })
            {
                findings.Report(PrivacyRules.SensitiveFeature, feature.Location, $"{set.Row.Name}.{column.Member}", feature.Member);
            }
        }
    }
}
