namespace Millrace.Compiler;

/// <summary>Is each property one feature of the type that its attribute yields?</summary>
internal static class FeaturePropertyPass
{
    public static void Run(FeatureSetDeclaration set, List<DiagnosticInfo> findings)
    {
        foreach (FeatureDeclaration property in set.Properties)
        {
            if (property.Transform is not { } transform)
            {
                // Where the set has no feature at all, one finding says so.
                if (!property.HasBrokenAttribute && set.Properties.Any(each => each.Transform is not null))
                    findings.Report(FeatureRules.NotAFeature, property.Location, property.Member);
                continue;
            }

            foreach (TransformDeclaration second in property.Transforms.Skip(1))
                findings.Report(FeatureRules.SeveralTransforms, second.Location, property.Member, $"[{transform.Kind}]", $"[{second.Kind}]");
            // In a generic feature set a property of a type parameter is the same mistake.
            if (property.IsAmbiguous || (set.Shape.Generic is not null && property.ValueKind == FeatureValueKind.Other))
                continue;
            if (property.ForbiddenLocation is { } mark)
                findings.Report(ComponentRules.ForbiddenMember, mark, property.Member);
            string type = transform.Kind.ValueKind().Spell();
            if (property.ValueKind != transform.Kind.ValueKind())
            {
                if (!property.HasBrokenType)
                    findings.Report(FeatureRules.WrongPropertyType, property.TypeLocation, transform.Kind.ToString(), type, property.Member, property.TypeName);
            }
            else if (!property.IsReadWrite)
            {
                findings.Report(FeatureRules.NotReadWrite, property.Location, property.Member, type);
            }
        }
    }
}
