namespace Millrace.Compiler;

/// <summary>Lies a time between the two columns of <c>[Elapsed]</c>: have both a date, or both none?</summary>
internal static class ElapsedPass
{
    public static void Run(FeatureSetDeclaration set, List<DiagnosticInfo> findings)
    {
        foreach (FeatureDeclaration feature in set.Properties.Where(static each => each.First is { Kind: TransformKind.Elapsed } && !each.IsOutOfOrder))
        {
            ColumnModel?[] columns = [.. FeatureSourcePass.Find(set, feature)];
            if (columns is not [{ } from, { } to] || !ColumnGroup.Times.Accepts(from) || !ColumnGroup.Times.Accepts(to) || IsClock(from) == IsClock(to))
                continue;
            findings.Report(
                FeatureRules.WrongColumnType,
                feature.Sources.ElementAt(1).Location,
                nameof(TransformKind.Elapsed),
                "two columns with dates or two times of day",
                $"{set.Row.Name}.{to.Member}",
                to.DisplayType,
                $"{(IsClock(from) ? "TimeOnly" : "DateTime or DateOnly")} beside '{set.Row.Name}.{from.Member}', which is {from.DisplayType}");
        }
    }

    private static bool IsClock(ColumnModel column) => column.Kind == ColumnKind.Time;
}
