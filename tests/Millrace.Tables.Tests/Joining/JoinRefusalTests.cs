using Millrace.Data;
using Millrace.Tables.Tests.Engine;

namespace Millrace.Tables.Tests.Joining;

/// <summary>What a result cannot take of the rows of a join.</summary>
public sealed class JoinRefusalTests
{
    [Fact]
    public void A_column_of_another_type_is_told_with_both_columns_and_types() => Assert.Equal(
        "Column \"Group\" of WholeGroup is Int64?, and column \"Group\" of Thing, which comes there, is Int32?: "
        + "give both the same type, or say with TakeLeft what else comes there.",
        RefusalOf<Thing, Part, WholeGroup>(new Join<Thing, Part, WholeGroup>().On(Thing.Columns.Group, Part.Columns.Group)));

    [Fact]
    public void A_column_that_is_missing_where_nothing_fits_is_to_be_nullable() => Assert.Equal(
        "Column \"Number\" of NumberOnly is Int32, and column \"Number\" of Part, which comes there, is missing where no right row fits: "
        + "make Number nullable.",
        RefusalOf<Thing, Part, NumberOnly>(new Join<Thing, Part, NumberOnly>(JoinKind.Left).On(Thing.Columns.Group, Part.Columns.Group)));

    [Fact]
    public void A_sensitive_column_stays_sensitive() => Assert.Equal(
        "Column \"illness\" of OpenIllness comes from column \"illness\" of Patient, which is sensitive: "
        + "mark Illness [Sensitive] as well, or leave it out.",
        RefusalOf<Patient, Patient, OpenIllness>(new Join<Patient, Patient, OpenIllness>().On(Patient.Columns.Id, Patient.Columns.Id)));

    [Fact]
    public void A_sensitive_column_stays_sensitive_where_a_group_shows_it()
    {
        var grouping = new Grouping<Patient, OpenIllness>();
        (Grouping<Patient, OpenIllness> Grouping, string What)[] shown =
        [
            (grouping.Key(Patient.Columns.Illness, OpenIllness.Columns.Illness), "key"),
            (grouping.Last(Patient.Columns.Illness, OpenIllness.Columns.Illness), "last value"),
        ];
        foreach (var (each, what) in shown)
        {
            DataException error = Assert.Throws<DataException>(() => Plain.Run(step => Dataset.Of<Patient>().GroupAsync(step, each)));
            Assert.Equal(
                $"Column \"illness\" of OpenIllness takes the {what} of column \"illness\", which is sensitive: mark Illness [Sensitive] as well, or leave it out.",
                error.Message);
        }

        Assert.Single(Plain.Run(step => Dataset.Of(new Patient { Illness = "x" }, new Patient { Illness = "x" }).DistinctAsync(step)));
    }

    [Theory]
    [InlineData(JoinKind.Semi)]
    [InlineData(JoinKind.Anti)]
    public void A_join_that_takes_nothing_of_right_rows_says_so(JoinKind kind) => Assert.Equal(
        $"Column \"Number\" of NumberOnly comes from column \"Number\" of Part, and a join of the kind {kind} takes nothing of right rows: "
        + "leave it out, or take the kind Inner or Left.",
        RefusalOf<Thing, Part, NumberOnly>(new Join<Thing, Part, NumberOnly>(kind).On(Thing.Columns.Group, Part.Columns.Group)));

    private static string RefusalOf<TLeft, TRight, TResult>(Join<TLeft, TRight, TResult> join)
        where TLeft : struct, ISchema<TLeft>
        where TRight : struct, ISchema<TRight>
        where TResult : struct, ISchema<TResult> =>
        Assert.Throws<DataException>(() => Plain.Run(step => Dataset.Of<TLeft>().JoinAsync(step, Dataset.Of<TRight>(), join))).Message;
}
