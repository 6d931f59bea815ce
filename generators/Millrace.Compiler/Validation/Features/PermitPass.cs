namespace Millrace.Compiler;

/// <summary>Does every feature of a sensitive column say why it may use it?</summary>
internal static class PermitPass
{
    public static void Run(FeatureSetDeclaration set, List<DiagnosticInfo> findings)
    {
        foreach (FeatureDeclaration feature in set.Properties.Where(static each => each.First is not null))
        {
            ColumnModel[] columns = [.. FeatureSourcePass.FindAll(set, feature).OfType<ColumnModel>()];
            ColumnModel? sensitive = FeatureSourcePass.Read(set, feature).FirstOrDefault(static column => column.IsSensitive);
            if (feature.Permit is { } permit)
            {
                if (permit.Reason.Trim().Length == 0)
                    findings.Report(PrivacyRules.EmptyReason, permit.ReasonLocation, feature.Member);
                else if (columns.Length > 0 && sensitive is null)
                    findings.Report(PrivacyRules.NeedlessPermit, permit.Location, $"{(FeatureSourcePass.Method(set, columns[0]) is null ? set.Row.Name : set.Name)}.{columns[0].Member}", feature.Member);
            }
            else if (sensitive is not null)
            {
                findings.Report(PrivacyRules.SensitiveFeature, feature.Location, $"{set.Row.Name}.{sensitive.Member}", feature.Member);
            }
        }
    }
}
