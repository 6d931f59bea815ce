namespace Millrace.Generators.Tests.Schemas;

public sealed class SchemaDiagnosticTests
{
    internal const string Prelude = """
        using Millrace; using Millrace.Data; using Millrace.Features;
        [Schema] public partial record struct Open { [Column("a")] public float A { get; init; } [Column("b")] public string? B { get; init; } public float Twice => A * 2; }

        """;

    private const string Private = "[Schema] public partial record struct Private { [Column(\"lat\"), Sensitive] public double Lat { get; init; } [Column(\"x\")] public int X { get; init; } } ";

    private const string Twice = "'S.Twice' is computed from the sensitive column 'S.Lat', so it tells the same: mark it [Sensitive], or compute it in a privacy step";

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "MR0101", "The schema 'S' is generated in part: write 'partial record struct S'", "[Schema] public record struct [|S|] { [Column] public int X { get; init; } }" },
        { "MR0102", "The schema 'S' is a plain struct: write 'partial record struct S', because rows are compared and printed by value", "[Schema] public partial [|struct|] S { [Column] public int X { get; init; } }" },
        { "MR0102", "The schema 'S' is a plain struct: write 'partial record struct S', because rows are compared and printed by value", "[Schema] public [|struct|] S { [Column] public int X { get; init; } }" },
        { "MR0102", "The schema 'S' is a plain struct: write 'partial record struct S', because rows are compared and printed by value", "[Schema] public ref partial [|struct|] S { [Column] public int X { get; init; } }" },
        { "MR0103", "The schema 'S' stands in 'Outer', which is not partial: make 'Outer' partial, or move 'S' out of it", "public class [|Outer|] { [Schema] public partial record struct S { [Column] public int X { get; init; } } }" },
        { "MR0104", "The schema 'S' depends on the type parameters of 'S<T>', but its columns must be known when it is compiled: move it to where no type parameters are", "[Schema] public partial record struct [|S|]<T> { [Column] public int X { get; init; } }" },
        { "MR0104", "The schema 'S' depends on the type parameters of 'Outer<T>', but its columns must be known when it is compiled: move it to where no type parameters are", "public partial class [|Outer|]<T> { public partial class Inner { [Schema] public partial record struct S { [Column] public int X { get; init; } } } }" },
        { "MR0105", "The schema 'S' is visible in its file only, so no generated file can continue it: make it, and the types around it, internal instead of 'file'", "[Schema] file partial record struct [|S|] { [Column] public int X { get; init; } }" },
        { "MR0106", "The schema 'S' has no columns: mark at least one property with [Column], or derive it with From", "[Schema] public partial record struct [|S|] { public int X { get; init; } }" },
        { "MR0106", "The schema 'S' has no columns: mark at least one property with [Column], or derive it with From", "[Schema] public partial record struct [|S|];" },
        { "MR0107", "The column 'X' is object, which no column can hold: use bool, a number, string, DateTime, DateOnly, TimeOnly, Guid, byte[], an enumeration, or an array of one of these, with '?' where values may be missing", "[Schema] public partial record struct S { [Column] public [|object|] X { get; init; } [Column] public int Y { get; init; } }" },
        { "MR0107", "The column 'X' is char?, which no column can hold: use bool, a number, string, DateTime, DateOnly, TimeOnly, Guid, byte[], an enumeration, or an array of one of these, with '?' where values may be missing", "[Schema] public partial record struct S { [Column] public [|char?|] X { get; init; } }" },
        { "MR0107", "The column 'X' is char[], which no column can hold: use bool, a number, string, DateTime, DateOnly, TimeOnly, Guid, byte[], an enumeration, or an array of one of these, with '?' where values may be missing", "[Schema] public partial record struct S { [Column] public [|char[]|] X { get; init; } }" },
        { "MR0107", "The column 'X' is int[][], which no column can hold: use bool, a number, string, DateTime, DateOnly, TimeOnly, Guid, byte[], an enumeration, or an array of one of these, with '?' where values may be missing", "[Schema] public partial record struct S { [Column] public [|int[][]|] X { get; init; } }" },
        { "MR0107", "The column 'X' is int[,], which no column can hold: use bool, a number, string, DateTime, DateOnly, TimeOnly, Guid, byte[], an enumeration, or an array of one of these, with '?' where values may be missing", "[Schema] public partial record struct S { [Column] public [|int[,]|] X { get; init; } }" },
        { "MR0107", "The column 'X' is object[]?, which no column can hold: use bool, a number, string, DateTime, DateOnly, TimeOnly, Guid, byte[], an enumeration, or an array of one of these, with '?' where values may be missing", "[Schema] public partial record struct S { [Column] public [|object[]?|] X { get; init; } }" },
        { "MR0107", "The column 'X' is List<int>, which no column can hold: use bool, a number, string, DateTime, DateOnly, TimeOnly, Guid, byte[], an enumeration, or an array of one of these, with '?' where values may be missing", "[Schema] public partial record struct S { [Column] public [|System.Collections.Generic.List<int>|] X { get; init; } }" },
        { "MR0107", "The column 'X' is byte[]?[][], which no column can hold: use bool, a number, string, DateTime, DateOnly, TimeOnly, Guid, byte[], an enumeration, or an array of one of these, with '?' where values may be missing", "[Schema] public partial record struct S { [Column] public [|byte[]?[][]|] X { get; init; } }" },
        { "MR0107", "The column 'X' is ImmutableArray<int>?, which no column can hold: use bool, a number, string, DateTime, DateOnly, TimeOnly, Guid, byte[], an enumeration, or an array of one of these, with '?' where values may be missing", "[Schema] public partial record struct S { [Column] public [|System.Collections.Immutable.ImmutableArray<int>?|] X { get; init; } }" },
        { "MR0108", "The column 'X' must be written 'public int X { get; init; }', so that rows can be read and made", "[Schema] public partial record struct S { [Column] public int [|X|] => 1; }" },
        { "MR0108", "The column 'X' must be written 'public int X { get; init; }', so that rows can be read and made", "[Schema] public partial record struct S { [Column] public int [|X|] { get; } }" },
        { "MR0108", "The column 'X' must be written 'public int X { get; init; }', so that rows can be read and made", "[Schema] public partial record struct S { [Column] public static int [|X|] { get; set; } }" },
        { "MR0108", "The column 'X' must be written 'public int X { get; init; }', so that rows can be read and made", "[Schema] public partial record struct S { [Column] private int [|X|] { get; init; } }" },
        { "MR0109", "The column name 'x' is taken by 'X' already: every column of 'S' needs a name of its own", "[Schema] public partial record struct S { [Column(\"x\")] public int X { get; init; } [Column([|\"x\"|])] public int Y { get; init; } }" },
        { "MR0109", "The column name 'X' is taken by 'Y' already: every column of 'S' needs a name of its own", "[Schema] public partial record struct S { [Column(\"X\")] public int Y { get; init; } [Column] public int [|X|] { get; init; } }" },
        { "MR0109", "The column name 'a' is taken by 'A' already: every column of 'S' needs a name of its own", "[Schema(From = typeof(Open))] public partial record struct S { [Column([|\"a\"|])] public int Y { get; init; } }" },
        { "MR0110", "The column name of 'X' is empty: write the name that the column has in files, or [Column] alone for 'X'", "[Schema] public partial record struct S { [Column([|\" \"|])] public int X { get; init; } }" },
        { "MR0111", "'Batch' is the name of a generated member of every schema: rename it; a column keeps its name in files with [Column(\"…\")]", "[Schema] public partial record struct S { [Column] public int [|Batch|] { get; init; } [Column] public int X { get; init; } }" },
        { "MR0111", "'Row' is the name of a generated member of every schema: rename it; a column keeps its name in files with [Column(\"…\")]", "[Schema] public partial record struct S { [Column] public int X { get; init; } public int [|Row|]() => X; }" },
        { "MR0111", "'Columns' is the name of a generated member of every schema: rename it; a column keeps its name in files with [Column(\"…\")]", "[Schema] public partial record struct S { [Column] public int X { get; init; } public int [|Columns|]() => X; }" },
        { "MR0111", "'Schema' is the name of a generated member of every schema: rename it; a column keeps its name in files with [Column(\"…\")]", "[Schema] public partial record struct S { [Column] public int X { get; init; } public struct [|Schema|]; }" },
        { "MR0111", "'Item' is the name of a generated member of every schema: rename it; a column keeps its name in files with [Column(\"…\")]", "[Schema] public partial record struct S { [Column] public int [|Item|] { get; init; } }" },
        { "MR0112", "'S' has the column 'A' from 'Open' already: rename this member, or leave the column out with Without = [nameof(Open.A)]", "[Schema(From = typeof(Open))] public partial record struct S { [Column(\"z\")] public int [|A|] { get; init; } }" },
        { "MR0113", "'A' has the column 'A' from 'Open', and no member may have the name of its type: rename the schema, or leave the column out with Without = [nameof(Open.A)]", "[Schema(From = typeof(Open))] public partial record struct [|A|];" },
        { "MR0114", "'string' is not a schema: From takes a struct marked [Schema]", "[Schema(From = typeof([|string|]))] public partial record struct S { [Column] public int X { get; init; } }" },
        { "MR0114", "'Plain' is not a schema: From takes a struct marked [Schema]", "public struct Plain; [Schema(From = typeof([|Plain|]))] public partial record struct S;" },
        { "MR0114", "'Row' is not a schema: From takes a struct marked [Schema]", "[Schema(From = typeof([|Open.Row|]))] public partial record struct S;" },
        { "MR0115", "The schema 'S' derives from itself (S → S): remove one From", "[Schema(From = typeof([|S|]))] public partial record struct S { [Column] public int X { get; init; } }" },
        { "MR0116", "'Open' has no column property 'Twice'", "[Schema(From = typeof(Open), Without = [[|nameof(Open.Twice)|]])] public partial record struct S;" },
        { "MR0116", "'Open' has no column property 'AB': did you mean 'A'?", "[Schema(From = typeof(Open), Without = new[] { \"B\", [|\"AB\"|] })] public partial record struct S;" },
        { "MR0117", "Without leaves out columns of another schema, and 'S' derives from none: name that schema with From, or remove Without", "[Schema(Without = [|[\"X\"]|])] public partial record struct S { [Column] public int X { get; init; } }" },
        { "MR0118", "[InRange] is for numbers, and the column 'X' is string: remove it", "[Schema] public partial record struct S { [Column, [|InRange(0, 1)|]] public string X { get; init; } }" },
        { "MR0119", "No value of 'X' can be in the range from 2 to 1.5: the minimum must be a number that is not above the maximum", "[Schema] public partial record struct S { [Column, [|InRange(2, 1.5)|]] public int X { get; init; } }" },
        { "MR0120", "[OneOf] is for text, and the column 'X' is int?: remove it", "[Schema] public partial record struct S { [Column, [|OneOf(\"1\")|]] public int? X { get; init; } }" },
        { "MR0121", "No value of 'X' can be in its domain: name at least one allowed text", "[Schema] public partial record struct S { [Column, [|OneOf(null)|]] public string X { get; init; } }" },
        { "MR0231", "[Obsolete] makes every use of 'X' an error, and generated code uses it: remove 'X', or leave 'true' out so that its users are warned", "[Schema] public partial record struct S { [Column, [|Obsolete(\"no\", true)|]] public int X { get; init; } [Column] public string Y { get; init; } } [Schema(From = typeof(S))] public partial record struct D { [Column] public int Z { get; init; } }" },
        { "MR0121", "No value of 'X' can be in its domain: name at least one allowed text", "[Schema] public partial record struct S { [Column, [|OneOf()|]] public string X { get; init; } }" },
        { "MR0122", "The tolerance of 'X' is 2: it is a share, from 0 to 1", "[Schema] public partial record struct S { [Column, InRange(0, 1, Tolerance = [|2|])] public int X { get; init; } }" },
        { "MR0122", "The tolerance of 'X' is -0.5: it is a share, from 0 to 1", "[Schema] public partial record struct S { [Column, OneOf(\"a\", Tolerance = [|-0.5|])] public string X { get; init; } }" },
        { "MR0123", "[InRange] has no effect on 'X', which is no column: mark it with [Column], or remove [InRange]", "[Schema] public partial record struct S { [Column] public int Y { get; init; } [[|InRange(0, 1)|]] public int X { get; init; } }" },
        { "MR0123", "[Sensitive] has no effect on 'X', which is no column: mark it with [Column], or remove [Sensitive]", "[Schema] public partial record struct S { [Column] public int Y { get; init; } [[|Sensitive|]] public int X { get; init; } }" },
        { "MR0104", "The schema 'S' depends on the type parameters of 'S<T>', but its columns must be known when it is compiled: move it to where no type parameters are", "[Schema] public partial record struct [|S|]<T> { [Column] public T X { get; init; } }" },
        { "MR0104", "The schema 'S' depends on the type parameters of 'S<T>', but its columns must be known when it is compiled: move it to where no type parameters are", "[Schema] public partial record struct [|S|]<T> where T : struct { [Column, InRange(0, 1)] public T? X { get; init; } }" },
        { "MR0104", "The schema 'S' depends on the type parameters of 'S<T>', but its columns must be known when it is compiled: move it to where no type parameters are", "[Schema] file partial record struct [|S|]<T> { [Column] public T X { get; } }" },
        { "MR0105", "The schema 'S' is visible in its file only, so no generated file can continue it: make it, and the types around it, internal instead of 'file'", "file class Outer { [Schema] internal partial record struct [|S|] { [Column] public int X { get; init; } } }" },
        { "MR0114", "'int?' is not a schema: From takes a struct marked [Schema]", "[Schema(From = typeof([|System.Nullable<int>|]))] public partial record struct S;" },
        { "MR0119", "No value of 'X' can be in the range from NaN to 1: the minimum must be a number that is not above the maximum", "[Schema] public partial record struct S { [Column, [|InRange(double.NaN, 1)|]] public int X { get; init; } }" },
        { "MR0122", "The tolerance of 'X' is NaN: it is a share, from 0 to 1", "[Schema] public partial record struct S { [Column, InRange(0, 1, Tolerance = [|double.NaN|])] public int X { get; init; } }" },
        { "MR0118", "[InRange] is for numbers, and the column 'X' is float[]: remove it", "[Schema] public partial record struct S { [Column, [|InRange(0, 1)|]] public float[] X { get; init; } }" },
        { "MR0118", "[InRange] is for numbers, and the column 'X' is byte[]?: remove it", "[Schema] public partial record struct S { [Column, [|InRange(0, 1)|]] public byte[]? X { get; init; } }" },
        { "MR0120", "[OneOf] is for text, and the column 'X' is string[]: remove it", "[Schema] public partial record struct S { [Column, [|OneOf(\"a\")|]] public string[] X { get; init; } }" },
        { "MR0120", "[OneOf] is for text, and the column 'X' is byte[]: remove it", "[Schema] public partial record struct S { [Column, [|OneOf(\"a\")|]] public byte[] X { get; init; } }" },
        { "MR0605", "The column \"lat\" is sensitive in 'Private', and 'S.North' takes the mark away: mark it [Sensitive]; what a privacy step made of it is a column with a name of its own", Private + "[Schema(From = typeof(Private), Without = [nameof(Private.Lat)])] public partial record struct S { [Column(\"lat\")] public float?[]? [|North|] { get; init; } }" },
        { "MR0126", "No byte lies in the range from -2 to -1, so every value of 'X' would be refused: correct the range, or the type of the column", "[Schema] public partial record struct S { [Column, InRange([|-2|], -1)] public byte X { get; init; } }" },
        { "MR0126", "No int lies in the range from 0.2 to 0.8, so every value of 'X' would be refused: correct the range, or the type of the column", "[Schema] public partial record struct S { [Column, InRange([|0.2|], 0.8)] public int? X { get; init; } }" },
        { "MR0126", "No sbyte lies in the range from 128 to 500, so every value of 'X' would be refused: correct the range, or the type of the column", "[Schema] public partial record struct S { [Column, InRange([|128|], 500)] public sbyte X { get; init; } }" },
        { "MR0127", "The domain of 'X' has the value 'a' already: remove it here, or correct it if another value was meant", "[Schema] public partial record struct S { [Column, OneOf(\"a\", \"b\", [|\"a\"|], \"b\")] public string X { get; init; } }" },
        { "MR0128", "The column name 'Fare' differs from that of 'X' in case alone, and many programs that read files see one column: choose a clearer name", "[Schema] public partial record struct S { [Column(\"fare\")] public int X { get; init; } [Column([|\"Fare\"|])] public int Y { get; init; } }" },
        { "MR0605", "The column \"lat\" is sensitive in 'Private', and 'S.Lat' takes the mark away: mark it [Sensitive]; what a privacy step made of it is a column with a name of its own", Private + "[Schema(From = typeof(Private), Without = [nameof(Private.Lat)])] public partial record struct S { [Column(\"lat\")] public double [|Lat|] { get; init; } }" },
        { "MR0605", "The column \"lat\" is sensitive in 'Private', and 'S.North' takes the mark away: mark it [Sensitive]; what a privacy step made of it is a column with a name of its own", Private + "[Schema(From = typeof(Private), Without = [nameof(Private.Lat)])] public partial record struct Less; [Schema(From = typeof(Less))] public partial record struct S { [Column(\"lat\")] public float [|North|] { get; init; } }" },
        { "MR0109", "The column name 'lat' is taken by 'Lat' already: every column of 'S' needs a name of its own", Private + "[Schema(From = typeof(Private))] public partial record struct S { [Column([|\"lat\"|])] public double North { get; init; } }" },
        { "MR0606", "The column \"x\" is sensitive in 'S', and not in 'Private', which rows of 'S' can be read as: mark 'Private.X' [Sensitive] too", Private + "[Schema(From = typeof(Private), Without = [nameof(Private.X)])] public partial record struct S { [Column(\"x\"), Sensitive] public int [|X|] { get; init; } }" },
        { "MR0607", "'S.Twice' is computed from the sensitive column 'S.Lat', so it tells the same: mark it [Sensitive], or compute it in a privacy step", "[Schema] public partial record struct S { [Column, Sensitive] public double Lat { get; init; } [Column] public double [|Twice|] { get => Half() * 4; init { } } private readonly double Half() => Lat / 2; }" },
        { "MR0607", Twice, "[Schema] public partial record struct S { [Column, Sensitive] public double Lat { get; init; } [Column] public double [|Twice|] { get => Of(this) * 4; init { } } static double Of(S it) => it.Lat / 2; }" },
        { "MR0607", Twice, "[Schema] public partial record struct S { [Column, Sensitive] public double Lat { get; init; } [Column] public double [|Twice|] { get { var it = this; return it.Lat; } init { } } }" },
        { "MR0607", Twice, "[Schema] public partial record struct S { [Column, Sensitive] public double Lat { get; init; } [Column] public double [|Twice|] { get => Half() * 4; init { } } private readonly double Half() => Help.Of(this); } static class Help { public static double Of(S it) => it.Lat; }" },
        { "MR0607", Twice, "[Schema] public partial record struct S { [Column, Sensitive] public double Lat { get; init; } [Column] public double [|Twice|] { get => this.Of(); init { } } } static class Help { public static double Of(this S it) => it.Lat; }" },
        { "MR0125", "'Schema' is the name of a generated member of every schema, and no member may have the name of its type: rename the schema", "[Schema] public partial record struct [|Schema|] { [Column] public int X { get; init; } }" },
        { "MR0125", "'Batch' is the name of a generated member of every schema, and no member may have the name of its type: rename the schema", "[Schema] public partial record struct [|Batch|] { [Column] public int X { get; init; } }" },
        { "MR0125", "'Row' is the name of a generated member of every schema, and no member may have the name of its type: rename the schema", "[Schema] public partial record struct [|Row|] { [Column] public int X { get; init; } }" },
        { "MR0125", "'Batch' is the name of a generated member of every schema, and no member may have the name of its type: rename the schema", "[Schema(From = typeof(Open))] public partial record struct [|Batch|] { [Column] public int X { get; init; } } [Schema(From = typeof(Batch))] public partial record struct S; [Features<Batch>] public partial record struct F { [ZScore] public float A { get; init; } [Label] static bool L(in Batch.Row row) => row.X > 1; }" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void One_mistake_is_one_diagnostic_at_its_place(string id, string message, string source) => Marked.Check(Prelude, source, id, message);

    /// <summary>What is near a mistake and none.</summary>
    [Theory]
    [InlineData("[Schema] public partial record struct S { [Column, InRange(0, double.PositiveInfinity)] public int X { get; init; } [Column, InRange(-5, 300)] public byte Y { get; init; } [Column, InRange(0.5, 1.5)] public ulong Z { get; init; } [Column, InRange(0.2, 0.8)] public decimal? W { get; init; } [Column, InRange(-1e38, 1e38)] public Int128 U { get; init; } [Column, InRange(1e38, 3.4e38)] public UInt128 R { get; init; } [Column, InRange(-65504, 7e4)] public Half Q { get; init; } [Column, OneOf(\"a\", \"A\")] public string V { get; init; } }")]
    [InlineData(Private + "[Schema(From = typeof(Private), Without = [nameof(Private.Lat)])] public partial record struct S { [Column(\"lat_cell\")] public int Lat { get; init; } }")]
    [InlineData(Private + "[Schema(From = typeof(Private), Without = [nameof(Private.Lat)])] public partial record struct S { [Column(\"lat\"), Sensitive] public double North { get; init; } }")]
    [InlineData(Private + "[Schema] public partial record struct S { [Column(\"lat\")] public double Lat { get; init; } [Column, Sensitive] public double Deep { get => Lat; init { } } [Column] public double Free { get => X; init => X = value; } private double X { get; set; } public double Twice => Deep * 2; }")]
    [InlineData(Private + "[Schema(From = typeof(Private), Without = [nameof(Private.X)])] public partial record struct S { [Column(\"x\")] public float X { get; init; } }")]
    public void What_is_near_a_mistake_and_none_is_silent(string source) => Compiled.From(Prelude + source).Clean();

    /// <summary>A view that would fail when it is used does not exist.</summary>
    [Fact]
    public void A_schema_whose_column_has_another_type_cannot_be_read_as_its_base() =>
        Assert.DoesNotContain("AsPrivate", Compiled.From(Prelude + Private + "[Schema(From = typeof(Private), Without = [nameof(Private.X)])] public partial record struct S { [Column(\"x\")] public float X { get; init; } }").Generated("S.Schema"), StringComparison.Ordinal);

    [Theory]
    [InlineData("float[]", "float[]", true)]
    [InlineData("float[]", "float?[]", false)]
    [InlineData("float?[]", "float[]", true)]
    [InlineData("float[]?", "float[]", true)]
    [InlineData("float[]", "float[]?", false)]
    [InlineData("float[]", "double[]", false)]
    [InlineData("byte[]", "byte?[]", false)]
    [InlineData("Kind[]", "Kind[]", true)]
    [InlineData("Kind[]", "Other[]", false)]
    public void A_list_can_be_read_as_one_of_the_same_elements_that_may_lack_more(string wanted, string held, bool isProjected) =>
        Assert.Equal(isProjected, Compiled.From(Prelude + "public enum Kind { A } public enum Other { A }"
            + $"[Schema] public partial record struct Base {{ [Column(\"x\")] public {wanted} X {{ get; init; }} }}"
            + $"[Schema(From = typeof(Base), Without = [nameof(Base.X)])] public partial record struct S {{ [Column(\"x\")] public {held} X {{ get; init; }} }}")
            .Generated("S.Schema").Contains("AsBase", StringComparison.Ordinal));

    /// <summary>What a wrong schema still offers: its users see no further errors.</summary>
    [Theory]
    [InlineData("MR0102", "[Schema] public partial [|struct|] S { [Column] public int X { get; init; } } static class Use { public static int Read(S.Batch batch) => batch.Row(0).X + S.Schema.Columns.Length; }")]
    [InlineData("MR0107", "[Schema] public partial record struct S { [Column] public int X { get; init; } [Column] public [|object|] Y { get; init; } } static class Use { public static int Read(S.Batch batch) => batch.Row(0).X; }")]
    [InlineData("MR0109", "[Schema] public partial record struct S { [Column(\"x\")] public int X { get; init; } [Column([|\"x\"|])] public int Y { get; init; } } static class Use { public static Dataset<S>? Rows => null; public static int Read(S.Batch batch) => batch.Row(0).X; }")]
    [InlineData("MR0114", "[Schema(From = typeof([|string|]))] public partial record struct S { [Column] public int X { get; init; } } static class Use { public static int Read(S.Batch batch) => batch[0].X; }")]
    [InlineData("MR0106", "[Schema] public partial record struct [|S|]; static class Use { public static Dataset<S>? Rows => null; public static S Read(S.Batch batch) => batch[0]; }")]
    public void The_api_keeps_its_shape(string id, string source) => Marked.Check(Prelude, source, id, message: null);

    /// <summary>Mistakes that C# reports itself: nothing of ours beside it.</summary>
    [Theory]
    [InlineData("CS0246", "[Schema] public partial record struct S { [Column] public [|Nope|][] X { get; init; } [Column] public int Y { get; init; } }")]
    [InlineData("CS0053", "internal enum Kind { A } [Schema] public partial record struct S { [Column] public Kind?[] [|X|] { get; init; } [Column] public int Y { get; init; } }")]
    [InlineData("CS0246", "[Schema] public partial record struct S { [Column] public [|Nope|] X { get; init; } [Column] public int Y { get; init; } }")]
    [InlineData("CS0246", "[Schema(From = typeof([|Nope|]))] public partial record struct S;")]
    [InlineData("CS0053", "internal enum Kind { A } [Schema] public partial record struct S { [Column] public Kind [|X|] { get; init; } [Column] public int Y { get; init; } }")]
    [InlineData("CS0592", "[[|Schema|]] public partial class S { [Column] public int X { get; init; } }")]
    [InlineData("CS0117", "[Schema(From = typeof(Open), Without = [nameof(Open.[|Nope|])])] public partial record struct S;")]
    [InlineData("CS1503", "[Schema] public partial record struct S { [Column([|1|])] public int X { get; init; } }")]
    [InlineData("CS7036", "[Schema] public partial record struct S { [Column, [|InRange(1)|]] public int X { get; init; } }")]
    [InlineData("CS0579", "[Schema] public partial record struct S { [Column] public int X { get; init; } } [[|Schema|]] partial record struct S;")]
    [InlineData("CS0102", "[Schema] public partial record struct S { [Column] public int X { get; init; } [Column] public int [|X|] { get; init; } }" + Reader)]
    [InlineData("CS0102", "[Schema] public partial record struct S { [Column(\"x\")] public int X { get; init; } [Column(\"y\"), Sensitive] public string [|X|] { get; init; } }" + Reader)]
    [InlineData("CS0102", "[Schema] public partial record struct S { [Column] public required string Text { get; init; } [Column, Sensitive] public int X { get; init; } public required string [|Text|] { get; init; } }" + Reader)]
    [InlineData("CS0102", "[Schema] public partial record struct S { [Column] public int X { get; init; } public void [|X|]() { } }" + Reader)]
    [InlineData("CS0102", "[Schema] public partial record struct S { [Column] public int X { get; init; } [Column] public int [|X|] { get; init; } } [Schema(From = typeof(S))] public partial record struct D { [Column] public int Y { get; init; } } static class Use { public static int Read(D row) => row.X + row.Y; }")]
    public void What_CSharp_reports_stands_alone(string id, string source) => Marked.Check(Prelude, source, id, message: null);

    private const string Reader = " static class Use { public static int Read(S.Batch batch) => batch.Row(0).X + (int)batch.X[0]; }";

    [Fact]
    public void Without_Millrace_Data_the_package_is_named()
    {
        Compiled compiled = Compiled.From(Compiled.Compilation("using Millrace; [Schema] public partial record struct S { [Column] public int X { get; init; } }").Without("Millrace.Data"));

        Assert.Equal("MR0124: The schema 'S' needs the package Millrace.Data, which holds columns and batches: reference it", Assert.Single(compiled.Diagnostics.Select(each => $"{each.Id}: {each.GetMessage()}")));
    }
}
