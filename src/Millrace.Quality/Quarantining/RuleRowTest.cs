using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Tells which rows break a rule.</summary>
/// <param name="schema">The rows' schema.</param>
/// <param name="rule">The rule.</param>
internal sealed class RuleRowTest(SchemaInfo schema, RuleExpectation rule) : RowTest
{
    private readonly RuleEvaluation _evaluation = new(schema, rule);

    public override string Attribute => RuleEvaluation.NameOf(rule);

    public override string Reason(Batch batch, int row) => $"{schema.Name}.{rule.Name}: the row breaks \"{rule.Says}\".";

    protected override void Mark(Batch batch, long firstRow)
    {
        _evaluation.Add(batch, firstRow);
        Marks.Add(_evaluation.BrokenRows(batch.Count));
    }
}
