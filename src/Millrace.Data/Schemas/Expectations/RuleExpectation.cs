using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>Rows keep a rule that the schema has as a method. See <see cref="RuleAttribute"/>.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Says">What it says, as a sentence.</param>
/// <param name="Columns">The names in files of the columns that it reads, in the schema's order.</param>
/// <param name="Check">Looks at the rows of a batch.</param>
public sealed record RuleExpectation(string Name, string Says, ImmutableArray<string> Columns, RuleCheck Check) : Expectation
{
    /// <inheritdoc/>
    public override string Attribute => "Rule";

    /// <summary>Whether the sentence is given by the attribute, not by the method's documentation.</summary>
    public bool IsSaid { get; init; }

    private protected override IEnumerable<string> Arguments => IsSaid ? [$"Says = {CSharpNames.Literal(Says)}"] : [];

    /// <summary>Whether both are one rule over the same columns.</summary>
    /// <param name="other">The other.</param>
    public bool Equals(RuleExpectation? other) =>
        other is not null && Name == other.Name && Says == other.Says && IsSaid == other.IsSaid && Tolerance.Equals(other.Tolerance)
        && Check == other.Check && Columns.AsSpan().SequenceEqual(other.Columns.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Says, Tolerance);

    /// <summary>Those rules of a schema that one derived from it has, because it has all columns that they read.</summary>
    /// <param name="rules">The rules of the other schema.</param>
    /// <param name="columns">The names in files of the columns that come from it.</param>
    public static ImmutableArray<RuleExpectation> Inherited(ImmutableArray<RuleExpectation> rules, params ReadOnlySpan<string> columns)
    {
        var inherited = ImmutableArray.CreateBuilder<RuleExpectation>();
        foreach (RuleExpectation rule in rules)
        {
            bool fits = true;
            foreach (string column in rule.Columns)
                fits &= columns.Contains(column);
            if (fits)
                inherited.Add(rule);
        }

        return inherited.ToImmutable();
    }
}
