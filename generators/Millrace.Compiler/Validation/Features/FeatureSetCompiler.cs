namespace Millrace.Compiler;

/// <summary>Compiles a feature set: runs the passes, each of which answers one question, and makes the model of all that is usable.</summary>
public static class FeatureSetCompiler
{
    /// <param name="set">The feature set as it is written.</param>
    /// <param name="hasFeatures">Whether Millrace.Features is referenced.</param>
    public static FeatureSetResult Compile(FeatureSetDeclaration set, bool hasFeatures)
    {
        var findings = new List<DiagnosticInfo>();
        if (!hasFeatures)
        {
            findings.Report(FeatureRules.FeaturesMissing, set.Location, set.Name);
            return new FeatureSetResult(null, findings.ToEquatableArray());
        }

        FeatureShapePass.Run(set, findings);
        ComputedPass.Run(set, findings);
        FeaturePropertyPass.Run(set, findings);
        FeatureSourcePass.Run(set, findings);
        ElapsedPass.Run(set, findings);
        FeatureSettingPass.Run(set, findings);
        PermitPass.Run(set, findings);
        LabelPass.Run(set, findings);
        LabelReadPass.Run(set, findings);
        WeightPass.Run(set, findings);
        RowKeyPass.Run(set, findings);
        return new FeatureSetResult(set.Shape.CanContinue ? FeatureModels.Of(set) : null, findings.ToEquatableArray());
    }
}
