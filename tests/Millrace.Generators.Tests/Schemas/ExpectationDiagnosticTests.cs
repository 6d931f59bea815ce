namespace Millrace.Generators.Tests.Schemas;

public sealed class ExpectationDiagnosticTests
{
    private const string Prelude = """
        using System; using Millrace; using Millrace.Data;
        [Schema] public partial record struct Other { [Column("id")] public int Id { get; init; } [Column("name")] public string? Name { get; init; } public int Twice => Id * 2; }
        public enum Kind { A }

        """;

    public static TheoryData<string, string?, string> Mistakes => new()
    {
        { "MR0129", "[Pattern] is for text, and the column 'X' is int?: remove it", Column("[|Pattern(\"a\")|]", "int?") },
        { "MR0129", "[Length] is for text, bytes and lists, and the column 'X' is double: remove it", Column("[|Length(1, 2)|]", "double") },
        { "MR0129", "[Between] is for DateTime, DateOnly and TimeOnly, and the column 'X' is string: remove it", Column("[|Between(\"2024-01-01\", \"2024-01-02\")|]", "string") },
        { "MR0129", "[Increasing] is for numbers, dates, times and text, and the column 'X' is Kind: remove it", Column("[|Increasing|]", "Kind") },
        { "MR0129", "[Decreasing] is for numbers, dates, times and text, and the column 'X' is int[]: remove it", Column("[|Decreasing(Strict = true)|]", "int[]") },
        { "MR0129", "[Balance] is for bool, text, enumerations and whole numbers, and the column 'X' is float: remove it", Column("[|Balance(0.1)|]", "float") },
        { "MR0129", "[Unique] is for keys, which are no bool and no lists, and the column 'X' is bool: remove it", Column("[|Unique|]", "bool") },
        { "MR0129", "[References] is for keys, which are no bool and no lists, and the column 'X' is int[]: remove it", Column("[|References<Other>(nameof(Other.Id))|]", "int[]") },
        { "MR0129", "[Drift] is for single values, which are no bytes and no lists, and the column 'X' is byte[]: remove it", Column("[|Drift(LInfinity = 0.1)|]", "byte[]") },
        { "MR0130", "Nothing can meet [Length] of 'X', because the smallest length, 3, is above the largest, 2: correct it", Column("Length([|3|], 2)", "string") },
        { "MR0130", "Nothing can meet [Length] of 'X', because no length is below 0: correct it", Column("Length([|-1|], 2)", "string[]") },
        { "MR0130", "Nothing can meet [Between] of 'X', because 2024-01-02 is after 2024-01-01: correct it", Column("Between([|\"2024-01-02\"|], \"2024-01-01\")", "DateOnly") },
        { "MR0130", "Nothing can meet [Between] of 'X', because 2024-01-02T00:01 is after 2024-01-02: correct it", Column("Between([|\"2024-01-02T00:01\"|], \"2024-01-02\")", "DateTime?") },
        { "MR0130", "Nothing can meet [Balance] of 'X', because the smallest share, 0.6, is above the largest, 0.5: correct it", Column("Balance([|0.6|], Largest = 0.5)", "bool") },
        { "MR0130", "Nothing can meet [Balance] of 'X', because 3 classes cannot each have a share of 0.4: correct it", Column("OneOf(\"a\", \"b\", \"c\"), Balance([|0.4|])", "string") },
        { "MR0130", "Nothing can meet [Balance] of 'X', because 2 classes of at most 0.4 each are not all values: correct it", Column("OneOf(\"a\", \"b\"), Balance(0, Largest = [|0.4|])", "string") },
        { "MR0130", "Nothing can meet [Rows] of 'S', because the smallest number of rows, 10, is above the largest, 9: correct it", "[Schema, Rows([|10|], 9)] public partial record struct S { [Column] public int X { get; init; } }" },
        { "MR0131", "Presence of 'X' is 99: it is a share, above 0 and at most 1", Column("Presence([|99|])", "int?") },
        { "MR0131", "Presence of 'X' is NaN: it is a share, above 0 and at most 1", Column("Presence([|double.NaN|])", "int?") },
        { "MR0130", "Nothing can meet [Balance] of 'X', because 2 classes cannot each have a share of 0.6: correct it", Column("Balance([|0.6|])", "bool") },
        { "MR0130", "Nothing can meet [Balance] of 'X', because 2 classes of at most 0.4 each are not all values: correct it", Column("Balance(0, Largest = [|0.4|])", "bool") },
        { "MR0131", "The smallest share of 'X' is -1: it is a share, from 0 to 1", Column("Balance([|-1|])", "bool") },
        { "MR0131", "The largest share of 'X' is 2: it is a share, from 0 to 1", Column("Balance(0.1, Largest = [|2|])", "bool") },
        { "MR0131", "JensenShannon of 'X' is 1.5: it is a share, from 0 to 1", Column("Skew(LInfinity = 0, JensenShannon = [|1.5|])", "string") },
        { "MR0122", "The tolerance of 'X' is 2: it is a share, from 0 to 1", Column("Pattern(\"a\", Tolerance = [|2|])", "string") },
        { "MR0122", "The tolerance of 'IsRight' is -1: it is a share, from 0 to 1", Rule("[Rule(Tolerance = [|-1|])] static bool IsRight(in S row) => row.X > 1;") },
        { "MR0132", null, Column("Pattern([|\"[a\"|])", "string") },
        { "MR0132", null, Column("Pattern([|\"a)|(b\"|])", "string") },
        { "MR0133", "'1/2/2024' is no DateOnly, which the column 'X' holds: write it as '2024-01-31'", Column("Between([|\"1/2/2024\"|], \"2024-12-31\")", "DateOnly?") },
        { "MR0133", "'2024-01-31' is no TimeOnly, which the column 'X' holds: write it as '23:59:59'", Column("Between(\"00:00\", [|\"2024-01-31\"|])", "TimeOnly") },
        { "MR0133", "'23:59' is no DateTime, which the column 'X' holds: write it as '2024-01-31T23:59:59'", Column("Between(\"2024-01-01\", [|\"23:59\"|])", "DateTime") },
        { "MR0134", "The schema 'S' names no environment 'trainig': did you mean 'training'?", "[Schema, Environments(\"training\", \"serving\")] public partial record struct S { [Column, OnlyIn([|\"trainig\"|])] public int X { get; init; } }" },
        { "MR0134", "The schema 'S' names no environment 'b': add it to [Environments(…)] of the schema", Column("OnlyIn([|\"b\"|])", "int") },
        { "MR0135", "The rule 'IsRight' is not static: write 'static bool IsRight(in S row)'", Rule("[Rule] readonly bool [|IsRight|]() => X > 1;") },
        { "MR0135", "The rule 'IsRight' does not take one row: write 'static bool IsRight(in S row)'", Rule("[Rule] static bool [|IsRight|](in S row, int more) => row.X > more;") },
        { "MR0135", "The rule 'IsRight' takes Other: write 'static bool IsRight(in S row)'", Rule("[Rule] static bool IsRight(in [|Other|] row) => row.Id > 1;") },
        { "MR0135", "The rule 'IsRight' returns int: write 'static bool IsRight(in S row)'", Rule("[Rule] static [|int|] IsRight(in S row) => row.X;") },
        { "MR0135", "The rule 'IsRight' may not change the row: write 'static bool IsRight(in S row)'", Rule("[Rule] static bool IsRight([|ref|] S row) => row.X > 1;") },
        { "MR0135", "The rule 'IsRight' has type parameters: write 'static bool IsRight(in S row)'", Rule("[Rule] static bool [|IsRight|]<T>(in S row) => row.X > 1;") },
        { "MR0136", "'X' cannot refer there: 'Int32' is no schema", Column("References<[|int|]>(\"Id\")", "int") },
        { "MR0136", "'X' cannot refer there: 'Other' has no column property 'Twice'", Column("References<Other>([|nameof(Other.Twice)|])", "int") },
        { "MR0136", "'X' cannot refer there: 'Other' has no column property 'Nam': did you mean 'Name'?", Column("References<Other>([|\"Nam\"|])", "string") },
        { "MR0137", "'X' is int, and 'Other.Name', to which it refers, is string: keys that are compared have one type", Column("References<Other>([|nameof(Other.Name)|])", "int") },
        { "MR0138", "[OneOf] and [Pattern] of 'X' contradict each other: \"bb\" does not match", Column("OneOf(\"aa\", \"bb\"), [|Pattern(\"a+\")|]", "string") },
        { "MR0138", "[OneOf] and [Length] of 'X' contradict each other: \"b🚂b\" has the length 3", Column("OneOf(\"aa\", \"b🚂b\"), [|Length(1, 2)|]", "string") },
        { "MR0138", "[Increasing] and [Decreasing] of 'X' contradict each other: values that do both are all the same", Column("Increasing, [|Decreasing|]", "int") },
        { "MR0139", "[Presence] of 'X' says nothing: its values are never missing", Column("[|Presence(0.5)|]", "int") },
        { "MR0139", "[Length] of 'X' says nothing: every length is allowed", Column("[|Length(0)|]", "string") },
        { "MR0139", "[Balance] of 'X' says nothing: every share is allowed", Column("[|Balance(0)|]", "bool") },
        { "MR0139", "[Drift] of 'X' says nothing: give it a limit", Column("[|Drift|]", "int") },
        { "MR0139", "[OnlyIn] of 'X' says nothing: it names every environment", "[Schema, Environments(\"a\", \"b\")] public partial record struct S { [Column, [|OnlyIn(\"b\", \"a\")|]] public int X { get; init; } }" },
        { "MR0139", "[OnlyIn] of 'X' says nothing: it names no environment", "[Schema, Environments(\"a\", \"b\")] public partial record struct S { [Column, [|OnlyIn|]] public int X { get; init; } }" },
        { "MR0131", "LInfinity of 'X' is -0.1: it is a share, from 0 to 1", Column("Drift(LInfinity = [|-0.1|])", "string") },
        { "MR0131", "JensenShannon of 'X' is NaN: it is a share, from 0 to 1", Column("Drift(JensenShannon = [|double.NaN|])", "double") },
        { "MR0131", "NormalisedAbsoluteDifference of 'X' is -Infinity: it is a share, from 0 to 1", Column("Skew(NormalisedAbsoluteDifference = [|double.NegativeInfinity|])", "int") },
        { "MR0139", "[Skew] of 'X' says nothing: give it a limit", Column("[|Skew(LInfinity = double.PositiveInfinity)|]", "double?") },
        { "MR0140", Unsuited("LInfinity", "Drift", "double"), Column("Drift(LInfinity = [|0.1|])", "double") },
        { "MR0140", Unsuited("LInfinity", "Skew", "float?"), Column("Skew(JensenShannon = 0.1, LInfinity = [|2|])", "float?") },
        { "MR0140", Unsuited("NormalisedAbsoluteDifference", "Skew", "decimal"), Column("Skew(NormalisedAbsoluteDifference = [|0.1|])", "decimal") },
        { "MR0140", Unsuited("LInfinity", "Drift", "DateTime"), Column("Drift(LInfinity = [|0.1|])", "DateTime") },
        { "MR0140", Unsuited("LInfinity", "Drift", "TimeOnly?"), Column("Drift(LInfinity = [|0.1|])", "TimeOnly?") },
        { "MR0140", Unsuited("LInfinity", "Drift", "Half"), Column("Drift(LInfinity = [|0.1|])", "Half") },
        { "MR0141", Stray("Rows", "S"), "[[|Rows(1)|]] public partial record struct S { [Column] public int X { get; init; } }" },
        { "MR0141", Stray("Environments", "S"), "[[|Environments(\"a\")|]] public struct S;" },
        { "MR0141", Stray("Rule", "S"), "public record struct S { public int X { get; init; } [[|Rule|]] static bool IsRight(in S row) => row.X > 1; }" },
        { "MR0141", Stray("Rule", "S"), "public partial record struct S { [Column] public int X { get; init; } } partial record struct S { [[|RuleAttribute(Tolerance = 2)|]] static int IsRight() => 1; }" },
        { "MR0141", "[Rule] has no effect in 'Checks', which is no schema: move it into a schema, or remove [Rule]", "public static class Checks { [[|Rule|]] static bool IsRight(in Other row) => row.Id > 1; }" },
        { "MR0141", Stray("Rule", "S"), "public class Outer { [Serializable] public struct S { public int X { get; set; } [[|Millrace.Rule|]] static bool IsRight(in S row) => row.X > 1; } }" },
        { "MR0123", "[Unique] has no effect on 'X', which is no column: mark it with [Column], or remove [Unique]", "[Schema] public partial record struct S { [Column] public int Y { get; init; } [[|Unique|]] public int X { get; init; } }" },
        { "MR0231", "[Obsolete] makes every use of 'IsRight' an error, and generated code uses it: remove 'IsRight', or leave 'true' out so that its users are warned", Rule("[Rule, [|Obsolete(\"no\", true)|]] static bool IsRight(in S row) => row.X > 1;") },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void One_mistake_is_one_diagnostic_at_its_place(string id, string? message, string source) => Marked.Check(Prelude, source, id, message);

    /// <summary>What is near a mistake and none.</summary>
    [Theory]
    [InlineData("[Column, Pattern(\"(?x) a b # c\\n\"), Length(0, 5), Unique, Increasing] public string X { get; init; } [Column, Between(\"2024-01-01\", \"2024-01-01\")] public DateOnly Y { get; init; } [Column, Between(\"23:59:59.5\", \"23:59:59.9999999\"), Decreasing] public TimeOnly? Z { get; init; }")]
    [InlineData("[Column, OneOf(\"a\", \"b\", Tolerance = 0.2), Balance(0, Largest = 0.4)] public string X { get; init; } [Column, OneOf(\"a\", \"b\"), Balance(0, Largest = 0.5)] public string Y { get; init; }")]
    [InlineData("[Column, OneOf(\"a\", \"b\"), Balance(0.5), Pattern(\"[ab]\"), Length(1, 1)] public string X { get; init; } [Column, Presence(1), Length(1)] public byte[]? Y { get; init; } [Column, Length(3, 3)] public int[] Z { get; init; }")]
    [InlineData("[Column, References<Other>(nameof(Other.Id))] public int? X { get; init; } [Column, References<S>(nameof(X), Tolerance = 0.5)] public int Y { get; init; } [Column, References<Other>(nameof(Other.Name)), Drift(LInfinity = 0), Skew(NormalisedAbsoluteDifference = 1)] public string Z { get; init; }")]
    public void What_is_near_a_mistake_and_none_is_silent(string columns) => Compiled.From(Prelude + $"[Schema] public partial record struct S {{ {columns} }}").Clean();

    /// <summary>Limits of every type of column that they suit.</summary>
    [Theory]
    [InlineData("bool, string?, Kind, int, sbyte?, UInt128, Int128, ulong, DateOnly, Guid?", "LInfinity = 0.1, JensenShannon = 0.1, NormalisedAbsoluteDifference = 0.1")]
    [InlineData("float, double?, Half, decimal, DateTime?, TimeOnly", "JensenShannon = 0.1")]
    public void A_limit_that_suits_its_column_is_silent(string types, string limits) => Compiled.From(Prelude + $"[Schema] public partial record struct S {{ {
        string.Join(' ', types.Split(", ").Select((type, i) => $"[Column, Drift({limits}), Skew({limits})] public {type} X{i} {{ get; init; }}"))} }}").Clean();

    /// <summary>The attribute on one part of a type makes all parts a schema, and what another library calls a rule is none of ours.</summary>
    [Theory]
    [InlineData("[Schema] public partial record struct S { [Column] public int X { get; init; } } [Rows(1)] partial record struct S { [Rule] static bool IsRight(in S row) => row.X > 1; }")]
    [InlineData("[Own.Rule] public struct S { [Own.Rule] public void Do() { } } namespace Own { public sealed class RuleAttribute : Attribute; }")]
    public void What_belongs_to_a_schema_or_to_others_is_silent(string source) => Compiled.From(Prelude + source).Clean();

    /// <summary>What C# does not know may be meant to mark a schema.</summary>
    [Fact]
    public void Beside_an_attribute_that_is_misspelt_nothing_is_said_of_others() => Assert.All(
        Compiled.From(Prelude + "[Schem, Rows(1)] public partial record struct S { public int X { get; init; } [Rule] static bool IsRight(in S row) => row.X > 1; }").Diagnostics,
        static each => Assert.Equal("CS0246", each.Id));

    /// <summary>References may lead round in a circle.</summary>
    [Fact]
    public void Two_schemas_may_refer_to_each_other() => Compiled.From(Prelude + """
        [Schema] public partial record struct A { [Column, Unique, References<B>(nameof(B.Y))] public int X { get; init; } }
        [Schema] public partial record struct B { [Column, Unique, References<A>(nameof(A.X))] public int Y { get; init; } }
        """).Clean();

    /// <summary>Mistakes that C# reports itself: nothing of ours beside it.</summary>
    [Theory]
    [InlineData("CS0246", "[Schema] public partial record struct S { [Column, References<[|Nope|]>(\"Id\")] public int X { get; init; } }")]
    [InlineData("CS0117", "[Schema] public partial record struct S { [Column, References<Other>(nameof(Other.[|Nope|]))] public int X { get; init; } }")]
    [InlineData("CS0579", "[Schema] public partial record struct S { [Column, Unique, [|Unique|]] public int X { get; init; } }")]
    [InlineData("CS0246", "[Schema] public partial record struct S { [Column] public int X { get; init; } [Rule] static bool IsRight(in [|Nope|] row) => true; }")]
    [InlineData("CS0111", "[Schema] public partial record struct S { [Column] public int X { get; init; } [Rule] static bool IsRight(in S row) => true; [Rule] static bool [|IsRight|](in S row) => true; }")]
    [InlineData("CS0592", "[[|Schema|]] public partial class S { [Rule] static bool IsRight(in S row) => true; }")]
    [InlineData("CS0592", "[[|Rows|](1)] public partial class S;")]
    [InlineData("CS7036", "[Schema] public partial record struct S { [Column, [|Pattern|]] public string X { get; init; } }")]
    public void What_CSharp_reports_stands_alone(string id, string source) => Marked.Check(Prelude, source, id, message: null);

    private static string Unsuited(string limit, string attribute, string type) =>
        $"{limit} of [{attribute}] is for bool, text, enumerations, whole numbers, DateOnly and Guid, whose values are counted one by one, and the column 'X' is {type}: limit JensenShannon instead";

    private static string Stray(string attribute, string type) => $"[{attribute}] has no effect in '{type}', which is no schema: mark '{type}' with [Schema], or remove [{attribute}]";

    private static string Column(string attributes, string type) => $"[Schema] public partial record struct S {{ [Column, {attributes}] public {type} X {{ get; init; }} }}";

    private static string Rule(string rule) => $"[Schema] public partial record struct S {{ [Column] public int X {{ get; init; }} {rule} }}";
}
