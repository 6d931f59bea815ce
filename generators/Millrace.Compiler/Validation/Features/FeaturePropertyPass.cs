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

            CheckOrder(set, property, findings);
            if (transform.Shape.YieldsColumns && !property.IsOutOfOrder && !FeatureSourcePass.EndsInNumbers(set, property))
            {
                findings.Report(FeatureRules.EndsInColumn, transform.Location, property.Member, $"[{transform.Kind}]");
                continue;
            }

            // In a generic feature set a property of a type parameter is the same mistake.
            if (FeatureSourcePass.IsOutOfOrder(set, property) || (set.Shape.Generic is not null && property.ValueKind == FeatureValueKind.Other))
                continue;
            if (property.ForbiddenLocation is { } mark)
                findings.Report(ComponentRules.ForbiddenMember, mark, property.Member);
            FeatureValueKind wanted = FeatureSourcePass.Wanted(set, property);
            string type = wanted.Spell();
            if (property.ValueKind != wanted)
            {
                if (!property.HasBrokenType && !FeatureSourcePass.IsOfOtherLists(set, property))
                    findings.Report(FeatureRules.WrongPropertyType, property.TypeLocation, transform.Kind.ToString(), type, property.Member, property.TypeName);
            }
            else if (!property.IsReadWrite)
            {
                findings.Report(FeatureRules.NotReadWrite, property.Location, property.Member, type);
            }
        }
    }

    private static string Yields(TransformShape shape) => shape.YieldsElements ? "places of lists" : shape.YieldsColumns ? "filled columns" : shape.Yields.Spell();

    private static void CheckOrder(FeatureSetDeclaration set, FeatureDeclaration property, List<DiagnosticInfo> findings)
    {
        bool isSparse = FeatureSourcePass.IsSparse(set, property);
        for (int i = 1; i < property.Transforms.Count; i++)
        {
            TransformDeclaration[] all = [.. property.Transforms.Take(i)];
            TransformDeclaration stage = property.Transforms[i];
            bool isOfSparse = isSparse && i == 1;
            if (stage.Follows(all) && !isOfSparse)
                continue;
            TransformDeclaration last = all[all.Length - 1];
            TransformDeclaration before = last.Shape.YieldsColumns ? all.LastOrDefault(each => stage.Shape.IsOfStoredColumns(each.Shape)) ?? last : last;
            string takes = before.Shape.YieldsColumns ? "columns as rows have them" : stage.Before is { } form ? form.Spell() : "a column, so it comes first";
            string yields = isOfSparse ? FeatureForm.Sparse.Spell() : Yields(before.Shape);
            findings.Report(FeatureRules.WrongOrder, stage.Location, $"[{stage.Kind}]", $"[{before.Kind}]", property.Member, takes, yields);
        }
    }
}
