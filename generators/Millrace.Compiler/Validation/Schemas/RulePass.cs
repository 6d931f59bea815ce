using System.Globalization;

namespace Millrace.Compiler;

/// <summary>Can rules be called for every row?</summary>
internal static class RulePass
{
    public static void Run(SchemaDeclaration schema, List<DiagnosticInfo> findings)
    {
        foreach (RuleDeclaration rule in schema.Rules)
        {
            if (rule.Problem is { } problem)
                findings.Report(SchemaRules.RuleShape, problem.Location, rule.Name, problem.Name, schema.Name);
            else if (rule.ForbiddenLocation is { } mark)
                findings.Report(ComponentRules.ForbiddenMember, mark, rule.Name);
            if (rule.Tolerance is not (>= 0 and <= 1))
                findings.Report(SchemaRules.Tolerance, rule.ToleranceLocation, rule.Name, rule.Tolerance.ToString("R", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The rules that can be called, with the columns that they read.</summary>
    public static EquatableArray<RuleModel> Models(SchemaDeclaration schema, IReadOnlyList<ColumnModel> columns) =>
        schema.Rules.Where(static each => each.IsUsable).Select(rule => Model(rule, [.. columns.Where(static each => !each.IsBarred).Select(static each => each.Member)])).ToEquatableArray();

    private static RuleModel Model(RuleDeclaration rule, string[] columns)
    {
        bool readsAll = rule.Reads.Contains(ColumnDeclaration.WholeRow) || rule.Unknown.Any(name => !columns.Contains(name));
        string[] read = [.. columns.Where(each => readsAll || rule.Reads.Contains(each) || rule.Unknown.Contains(each))];
        string says = rule.Says ?? (rule.Summary.Length > 0 ? rule.Summary : rule.Name);
        return new RuleModel(rule.Name, says, rule.Says is not null, rule.Tolerance, rule.IsByReference, read.ToEquatableArray());
    }
}
