using System.Globalization;
using Millrace.Data;

namespace Millrace.Compiler;

/// <summary>Do the attributes that say what is expected stand where they can, and say what can hold?</summary>
internal static class ValuePass
{
    public static void Run(ColumnDeclaration property, ExpectationDeclaration written, List<DiagnosticInfo> findings)
    {
        if (property.Kind is { } kind && SuitedTypes.Objection(written.Attribute, kind) is { } suited)
        {
            findings.Report(SchemaRules.UnsuitedExpectation, written.Location, written.Attribute, suited, property.Member, property.TypeName);
            return;
        }

        if (written.Tolerance is { } tolerance && !IsShare(tolerance.Number))
            findings.Report(SchemaRules.Tolerance, tolerance.Location, property.Member, Text(tolerance.Number));
        switch (written.Attribute)
        {
            case "Presence":
                Presence(property, written, findings);
                break;
            case "Pattern" when Patterns.Problem(written["Pattern"].Text) is { } problem:
                findings.Report(SchemaRules.WrongPattern, written["Pattern"].Location, property.Member, problem);
                break;
            case "Length" when written["Minimum"].Whole == 0 && written["Maximum"].Whole == int.MaxValue:
                findings.Report(SchemaRules.IdleExpectation, written.Location, "Length", property.Member, "every length is allowed");
                break;
            case "Length":
                Bounds(property.Member, written, "length", findings);
                break;
            case "Between" when property.Kind is { } time:
                Between(property, written, time, findings);
                break;
            case "Balance":
                Balance(property, written, findings);
                break;
            case "Drift" or "Skew":
                Limits(property, written, findings);
                break;
        }
    }

    /// <summary>Whether two whole numbers are bounds.</summary>
    public static void Bounds(string of, ExpectationDeclaration written, string what, List<DiagnosticInfo> findings)
    {
        long least = written["Minimum"].Whole;
        long most = written["Maximum"].Whole;
        if (least > most)
            Impossible(of, written, "Minimum", $"the smallest {what}, {least}, is above the largest, {most}", findings);
        else if (least < 0)
            Impossible(of, written, "Minimum", $"no {what} is below 0", findings);
    }

    private static void Presence(ColumnDeclaration property, ExpectationDeclaration written, List<DiagnosticInfo> findings)
    {
        ExpectationArgument share = written["Share"];
        if (!(share.Number > 0 && share.Number <= 1))
            findings.Report(SchemaRules.Share, share.Location, "Presence", property.Member, Text(share.Number), "above 0 and at most 1");
        else if (property.Kind is not null && !property.IsNullable)
            findings.Report(SchemaRules.IdleExpectation, written.Location, "Presence", property.Member, "its values are never missing");
    }

    private static void Between(ColumnDeclaration property, ExpectationDeclaration written, ColumnKind kind, List<DiagnosticInfo> findings)
    {
        ExpectationArgument from = written["From"];
        ExpectationArgument to = written["To"];
        if (Ticks(from) is long start && Ticks(to) is long end && start > end)
            Impossible(property.Member, written, "From", $"{from.Text} is after {to.Text}", findings);

        long? Ticks(ExpectationArgument argument)
        {
            if (PeriodEnd.TryParse(argument.Text, kind is ColumnKind.Date or ColumnKind.DateTime, kind is ColumnKind.Time or ColumnKind.DateTime, out long ticks))
                return ticks;
            string example = kind == ColumnKind.Date ? "2024-01-31" : kind == ColumnKind.Time ? "23:59:59" : "2024-01-31T23:59:59";
            findings.Report(SchemaRules.WrongPeriodEnd, argument.Location, argument.Text, property.TypeName.TrimEnd('?'), property.Member, example);
            return null;
        }
    }

    private static void Balance(ColumnDeclaration property, ExpectationDeclaration written, List<DiagnosticInfo> findings)
    {
        ExpectationArgument smallest = written["Smallest"];
        double largest = written.Find("Largest")?.Number ?? 1;
        bool isBoolean = property.Kind == ColumnKind.Boolean;
        int classes = isBoolean ? 2 : property.Domain?.Values.Count ?? 0;
        double? others = isBoolean ? 0 : property.Domain?.Tolerance;
        if (!IsShare(smallest.Number))
            findings.Report(SchemaRules.Share, smallest.Location, "The smallest share", property.Member, Text(smallest.Number), "from 0 to 1");
        else if (!IsShare(largest))
            findings.Report(SchemaRules.Share, written["Largest"].Location, "The largest share", property.Member, Text(largest), "from 0 to 1");
        else if (smallest.Number > largest)
            Impossible(property.Member, written, "Smallest", $"the smallest share, {Text(smallest.Number)}, is above the largest, {Text(largest)}", findings);
        else if (smallest.Number * classes > 1 + 1e-9)
            Impossible(property.Member, written, "Smallest", $"{classes} classes cannot each have a share of {Text(smallest.Number)}", findings);
        else if ((largest * classes) + others < 1 - 1e-9)
            Impossible(property.Member, written, "Largest", $"{classes} classes of at most {Text(largest)} each are not all values", findings);
        else if (smallest.Number == 0 && largest == 1)
            findings.Report(SchemaRules.IdleExpectation, written.Location, "Balance", property.Member, "every share is allowed");
    }

    private static void Limits(ColumnDeclaration property, ExpectationDeclaration written, List<DiagnosticInfo> findings)
    {
        ExpectationArgument[] limits = [.. ExpectationModels.Limits(written)];
        if (limits.Length == 0)
            findings.Report(SchemaRules.IdleExpectation, written.Location, written.Attribute, property.Member, "give it a limit");
        foreach (ExpectationArgument limit in limits)
        {
            if (property.Kind is { } kind && !ComparedTypes.Suits(limit.Name, kind))
                findings.Report(SchemaRules.UnsuitedLimit, limit.Location, limit.Name, written.Attribute, property.Member, property.TypeName);
            else if (!IsShare(limit.Number))
                findings.Report(SchemaRules.Share, limit.Location, limit.Name, property.Member, Text(limit.Number), "from 0 to 1");
        }
    }

    private static void Impossible(string of, ExpectationDeclaration written, string argument, string reason, List<DiagnosticInfo> findings) =>
        findings.Report(SchemaRules.ImpossibleExpectation, written[argument].Location, written.Attribute, of, reason);

    private static bool IsShare(double number) => number is >= 0 and <= 1;

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
