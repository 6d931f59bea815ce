namespace Millrace.Compiler;

/// <summary>Is each property one feature of the type that its attribute yields?</summary>
internal static class FeaturePropertyPass
{
    public static void Run(FeatureSetDeclaration set, List<DiagnosticInfo> findings)
    {
        foreach (FeatureDeclaration property in set.Properties)
        {
            if (property.Last is not { } transform)
            {
                // Where the set has no feature at all, one finding says so.
                if (!property.HasBrokenAttribute && set.Properties.Any(each => each.First is not null))
                    findings.Report(FeatureRules.NotAFeature, property.Location, property.Member);
                continue;
            }

            CheckOrder(property, findings);
            if (transform.Shape.YieldsColumns && !property.IsOutOfOrder && !FeatureSourcePass.EndsInNumbers(set, property))
            {
                findings.Report(FeatureRules.EndsInColumn, transform.Location, property.Member, $"[{transform.Kind}]");
                continue;
            }

            // In a generic feature set a property of a type parameter is the same mistake.
            if (property.IsOutOfOrder || (set.Shape.Generic is not null && property.ValueKind == FeatureValueKind.Other))
                continue;
            if (property.ForbiddenLocation is { } mark)
                findings.Report(ComponentRules.ForbiddenMember, mark, property.Member);
            string type = property.Wanted.Spell();
            if (property.ValueKind != property.Wanted)
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

    private static string Yields(TransformShape shape) => shape.YieldsElements ? "places of lists" : shape.YieldsColumns ? "filled columns" : shape.Yields.Spell();

    private static void CheckOrder(FeatureDeclaration property, List<DiagnosticInfo> findings)
    {
        for (int i = 1; i < property.Transforms.Count; i++)
        {
            TransformDeclaration before = property.Transforms[i - 1], stage = property.Transforms[i];
            if (stage.Follows(before))
                continue;
            string takes = before.Shape.YieldsColumns ? "columns as rows have them" : stage.Before is { } form ? form.Spell() : "a column, so it comes first";
            findings.Report(FeatureRules.WrongOrder, stage.Location, $"[{stage.Kind}]", $"[{before.Kind}]", property.Member, takes, Yields(before.Shape));
        }
    }
}
