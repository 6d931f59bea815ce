using System.Globalization;
using System.Reflection;
using System.Text;

namespace Millrace.Generators.Tests.Schemas;

public sealed class SchemaBehaviourTests
{
    private const string Usings = "using System; using System.Linq; using Millrace; using Millrace.Data;\n";

    [Fact]
    public void Every_type_of_column_is_stored_and_read_back()
    {
        const string types = "bool sbyte byte short ushort int uint long ulong Int128 UInt128 Half float double decimal DateTime DateOnly TimeOnly Guid string Kind";
        var columns = new StringBuilder();
        foreach (string type in types.Split(' '))
            columns.Append(CultureInfo.InvariantCulture, $"[Column] public {type} A{type} {{ get; init; }} [Column] public {type}? N{type} {{ get; init; }}\n");
        Assert.Equal("42 True True", Probe.Run(Usings + "public enum Kind { None, Some }\n[Schema] public partial record struct S {" + columns + """
            }
            public static class Probe
            {
                public static string Run()
                {
                    var full = new S
                    {
                        Abool = true, Asbyte = -1, Abyte = 2, Ashort = -3, Aushort = 4, Aint = -5, Auint = 6, Along = -7, Aulong = 8, AInt128 = Int128.MinValue, AUInt128 = UInt128.MaxValue, AHalf = (Half)1.5f, Afloat = 9.5f, Adouble = -10.5, Adecimal = 11.25m,
                        ADateTime = new(2026, 1, 2, 3, 4, 5), ADateOnly = new(2026, 2, 3), ATimeOnly = new(4, 5, 6), AGuid = new Guid(7, 8, 9, 1, 2, 3, 4, 5, 6, 7, 8), Astring = "text", AKind = Kind.Some,
                        Nbool = false, Nsbyte = 1, Nbyte = 2, Nshort = 3, Nushort = 4, Nint = 5, Nuint = 6, Nlong = 7, Nulong = 8, NInt128 = -9, NUInt128 = 9, NHalf = Half.Epsilon, Nfloat = 9, Ndouble = 10, Ndecimal = 11,
                        NDateTime = new(2027, 1, 2), NDateOnly = new(2027, 2, 3), NTimeOnly = new(5, 6), NGuid = default(Guid), Nstring = "", NKind = Kind.None,
                    };
                    var empty = new S { Astring = "" };
                    var batch = new S.Batch(1);
                    batch.Add(full);
                    batch.Add(empty);
                    return $"{S.Schema.Columns.Length} {batch[0] == full && batch.Row(0).ToRecord() == full} {batch[1] == empty && batch.Row(1).NKind is null}";
                }
            }
            """));
    }

    [Fact]
    public void Every_type_of_list_is_stored_and_read_back()
    {
        const string types = "bool sbyte byte short ushort int uint long ulong Int128 UInt128 Half float double decimal DateTime DateOnly TimeOnly Guid string Kind byte[]";
        string[] all = types.Split(' ');
        var columns = new StringBuilder();
        for (int i = 0; i < all.Length; i++)
            columns.Append(CultureInfo.InvariantCulture, $"[Column] public {all[i]}[] A{i} {{ get; init; }} [Column] public {all[i]}?[]? N{i} {{ get; init; }}\n");
        string values = string.Join(", ", all.Select(static (type, i) => $"A{i} = new {type}{(type == "byte[]" ? "[] { new byte[] { 1, 2 }, new byte[0] }" : type == "string" ? "[] { \"a\", \"\" }" : "[] { default, default }")}, N{i} = new {type}?[] {{ null, {(type == "byte[]" ? "new byte[] { 3 }" : type == "string" ? "\"b\"" : $"default({type})")}, null }}"));
        string empty = string.Join(", ", all.Select(static (type, i) => $"A{i} = System.Array.Empty<{type}>()"));
        Assert.Equal("44 True True", Probe.Run(Usings + "public enum Kind { None, Some }\n[Schema] public partial record struct S {" + columns + """
            }
            public static class Probe
            {
                private static string Show(object? value) => value is System.Collections.IEnumerable list and not string ? "[" + string.Join(",", list.Cast<object?>().Select(Show)) + "]" : value is null ? "null" : value + "";
                private static string Show(S row) => string.Join(";", typeof(S).GetProperties().Where(p => p.Name != "Schema").Select(p => Show(p.GetValue(row))));
                public static string Run()
                {
                    var full = new S { FULL };
                    var empty = new S { EMPTY };
                    var batch = new S.Batch(1);
                    batch.Add(full);
                    batch.Add(empty);
                    return $"{S.Schema.Columns.Length} {Show(batch[0]) == Show(full) && Show(batch.Row(0).ToRecord()) == Show(full)} {Show(batch[1]) == Show(empty)}";
                }
            }
            """.Replace("FULL", values, StringComparison.Ordinal).Replace("EMPTY", empty, StringComparison.Ordinal)));
    }

    [Fact]
    public void Generated_code_can_name_every_type_of_column() => Assert.Equal(Enum.GetNames<Data.ColumnType>(), Enum.GetNames<Compiler.ColumnKind>());

    [Theory]
    [InlineData("enable", "Binary|Binary?|List(Single)|List(Int32?)?|List(Text)|List(Text?)|List(Enum)?|List(Binary?)|List(Byte?)")]
    [InlineData("disable", "Binary?|Binary?|List(Single)?|List(Int32?)?|List(Text?)?|List(Text?)?|List(Enum)?|List(Binary?)?|List(Byte?)?")]
    public void A_column_of_bytes_or_lists_knows_what_may_be_missing(string nullable, string expected) => Assert.Equal(expected, Probe.Run(Usings + $$"""
        #nullable {{nullable}}
        #pragma warning disable CS8632
        public enum Kind { None, Some }
        [Schema] public partial record struct S
        {
            [Column] public byte[] A { get; init; }
            [Column] public byte[]? B { get; init; }
            [Column] public float[] C { get; init; }
            [Column] public int?[]? D { get; init; }
            [Column] public string[] E { get; init; }
            [Column] public string?[] F { get; init; }
            [Column] public Kind[]? G { get; init; }
            [Column] public byte[]?[] H { get; init; }
            [Column] public byte?[] I { get; init; }
        }
        [Schema(From = typeof(S))] public partial record struct T;
        public static class Probe { public static string Run() => string.Join("|", T.Schema.Columns.Select(c => c.TypeName)); }
        """));

    [Fact]
    public void A_record_prints_bytes_and_lists_as_records_do_and_masks_those_that_are_sensitive() =>
        Assert.Equal("S { Face = •••, Scores = System.Single[], Tags =  } True", Probe.Run(Usings + """
            [Schema] public partial record struct S
            {
                [Column, Sensitive] public byte[] Face { get; init; }
                [Column] public float[] Scores { get; init; }
                [Column] public string[]? Tags { get; init; }
            }
            public static class Probe
            {
                public static string Run() => $"{new S { Face = [1], Scores = [2] }} {S.Schema.Columns[0].IsSensitive}";
            }
            """));

    [Fact]
    public void A_label_may_read_bytes_and_lists() => Compiled.From("""
        using Millrace; using Millrace.Data; using Millrace.Features;
        [Schema] public partial record struct Page { [Column] public float Size { get; init; } [Column] public float[] Scores { get; init; } [Column] public byte[]? Hash { get; init; } }
        [Features<Page>] public partial record struct F { [ZScore] public float Size { get; init; } [Label] static bool L(in Page.Row row) => row.Scores.Length > 2 && row.Hash is not null; }
        """).Clean();

    [Fact]
    public void A_column_knows_what_the_attributes_say() =>
        Assert.Equal(
            "OpenTrip: trip_miles Miles Single False [InRange(0, 2000)] False|payment_type PaymentType Text False [OneOf(\"Cash\", \"Credit \\\"Card\\\"\", Tolerance = 0.02)] False|company Company Text True  False|pickup_latitude PickupLatitude Double True  True|shift Shift Enum True  False",
            Probe.Run(TaxiSources.Schemas.Replace("namespace Taxi;", "", StringComparison.Ordinal) + """
                public static class Probe
                {
                    public static string Run() => OpenTrip.Schema.Name + ": " + string.Join("|", OpenTrip.Schema.Columns.Select(c => FormattableString.Invariant(
                        $"{c.Name} {c.Member} {c.Type} {c.IsNullable} {string.Join(" ", c.Expectations)} {c.IsSensitive}")));
                }
                """));

    [Fact]
    public void Derived_columns_come_first_and_those_left_out_do_not_come() =>
        Assert.Equal(
            "Miles,PaymentType,Company,PickupLatitude,Shift,Tips,Fare Miles,PaymentType,Company,Shift,Tips True",
            Probe.Run(TaxiSources.Schemas.Replace("namespace Taxi;", "", StringComparison.Ordinal) + """
                public static class Probe
                {
                    private static string Names(SchemaInfo schema) => string.Join(",", schema.Columns.Select(c => c.Member));
                    public static string Run() => $"{Names(Trip.Schema)} {Names(ShortTrip.Schema)} {Trip.Schema.Columns[0] == OpenTrip.Schema.Columns[0]}";
                }
                """));

    [Fact]
    public void A_sensitive_value_is_masked_wherever_the_record_is_printed_whatever_the_culture() =>
        Assert.Equal("S { Name = •••, Weight = 1.5, Day = 01/02/2026, Kind =  } 7", Probe.Run(Usings + """
            [Schema] public partial record struct S
            {
                [Column, Sensitive] public string Name { get; init; }
                [Column] public double Weight { get; init; }
                [Column] public DateOnly Day { get; init; }
                [Column] public string? Kind { get; init; }
                public string Greeting => "Hello " + Name;
            }
            public static class Probe
            {
                public static string Run()
                {
                    var culture = (System.Globalization.CultureInfo)System.Globalization.CultureInfo.InvariantCulture.Clone();
                    culture.NumberFormat.NumberDecimalSeparator = ",";
                    System.Globalization.CultureInfo.CurrentCulture = culture;
                    var row = new S { Name = "Ada", Weight = 1.5, Day = new DateOnly(2026, 1, 2) };
                    return $"{row} {row.Name.Length + 4}";
                }
            }
            """));

    [Fact]
    public void A_row_view_touches_only_the_column_that_is_read() =>
        Assert.Equal("2.5 refused", Probe.Run(Usings + """
            [Schema] public partial record struct S { [Column] public double A { get; init; } [Column] public double B { get; init; } }
            public static class Probe
            {
                public static string Run()
                {
                    var batch = new S.Batch();
                    batch.A.Append(2.5);
                    string second;
                    try { second = batch.Row(0).B.ToString(); } catch (Exception) { second = "refused"; }
                    return FormattableString.Invariant($"{batch.Row(0).A} {second}");
                }
            }
            """));

    [Fact]
    public void A_text_that_may_not_be_missing_is_refused_and_nothing_is_added() =>
        Assert.Equal("0 0 Column \"name\" is not nullable: S.Name cannot be null.", Probe.Run(Usings + """
            [Schema] public partial record struct S { [Column] public int A { get; init; } [Column("name")] public string Name { get; init; } }
            public static class Probe
            {
                public static string Run()
                {
                    var batch = new S.Batch();
                    try { batch.Add(default); return "added"; }
                    catch (InvalidOperationException error) { return $"{batch.A.Count} {batch.Name.Count} {error.Message}"; }
                }
            }
            """));

    [Fact]
    public void Rows_flow_through_a_generic_schema() =>
        Assert.Equal("Trip 3 10 OpenTrip 3", Probe.Run(TaxiSources.Schemas.Replace("namespace Taxi;", "", StringComparison.Ordinal) + """
            public static class Probe
            {
                public static string Run()
                {
                    Dataset<Trip> trips = Dataset.Of(Enumerable.Range(0, 3).Select(i => new Trip { Miles = i, PaymentType = "Cash", Tips = 10 - i }));
                    Dataset<OpenTrip> open = trips.AsOpenTrip();
                    Handle<Dataset<Trip>> handle = default;
                    Handle<Dataset<OpenTrip>> projected = handle.AsOpenTrip();
                    return $"{Name(trips)} {trips.RowCount} {trips.ToArrayAsync(default).AsTask().Result[0].Tips} {Name(open)} {open.ToArrayAsync(default).AsTask().Result.Length}";
                }
                private static string Name<T>(Dataset<T> rows) where T : struct, ISchema<T> => T.Schema.Name;
            }
            """));

    [Theory]
    [InlineData("nested, in a class of every accessibility", "public partial class Outer { private enum Kind { A } [Schema] private partial record struct P { [Column] public Kind X { get; init; } } internal partial record struct Middle { [Schema] private partial record struct S { [Column] public int X { get; init; } } [Schema] internal partial record struct T { [Column] public int X { get; init; } } [Schema(From = typeof(T))] internal partial record struct U; } }")]
    [InlineData("nested in an interface and a static class", "public partial interface IOuter { [Schema] public partial record struct S { [Column] public int X { get; init; } } } static partial class Outer { [Schema(From = typeof(IOuter.S))] public partial record struct S; }")]
    [InlineData("keywords", "namespace @namespace.@class { public enum @enum { @event } [Schema] public partial record struct @struct { [Column] public int @int { get; init; } [Column] public @enum? @ref { get; init; } [Column] public string @string { get; init; } [Column, Sensitive] public float @base { get; init; } } [Schema(From = typeof(@struct))] public partial record struct @record { [Column] public int @this { get; init; } } }")]
    [InlineData("names of the batch's own members", "[Schema] public partial record struct S { [Column] public int Count { get; init; } [Column] public int Dispose { get; init; } [Column] public int Clear { get; init; } [Column] public string AppendRows { get; init; } [Column] public int CreateColumns { get; init; } [Column] public int _batch { get; init; } [Column] public int _index { get; init; } [Column] public int index { get; init; } [Column] public int batch { get; init; } [Column] public int row { get; init; } [Column] public int capacity { get; init; } [Column] public int builder { get; init; } [Column, Sensitive] public int System { get; init; } [Column] public int Millrace { get; init; } } public static class Use { public static int Rows<T>(Batch<T> batch) where T : struct, ISchema<T> => batch.Count; public static int Of(S.Batch batch) => Rows(batch); }")]
    [InlineData("names that differ in case alone", "[Schema] public partial record struct Trip { [Column] public int X { get; init; } } [Schema] public partial record struct TRIP { [Column] public int X { get; init; } [Column(\"y\")] public int x { get; init; } }")]
    [InlineData("a positional record", "[Schema] public readonly partial record struct S([property: Column(\"x\"), InRange(0, 1)] float X, [property: Column, Sensitive] string? Y);")]
    [InlineData("required and mutable members", "[Schema] public partial record struct S { [Column] public required int X { get; set; } [Column] public required string Y { get; init; } public required int Other { get; init; } } [Schema(From = typeof(S))] public partial record struct T;")]
    [InlineData("several parts", "[Schema] public partial record struct S { [Column] public int X { get; init; } } partial record struct S { [Column] public int Y => X; }", "MR0108")]
    [InlineData("a part of its own ToString and layout", "[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)] [Schema] public partial record struct S { [Column, Sensitive] public int X { get; init; } public override readonly string ToString() => \"S\"; }")]
    [InlineData("a part of its own PrintMembers", "[Schema] public partial record struct S { [Column, Sensitive] public int X { get; init; } private readonly bool PrintMembers(System.Text.StringBuilder text) => false; }")]
    [InlineData("a base without nullable annotations", "#nullable disable\n[Schema] public partial record struct S { [Column] public string X { get; init; } }\n#nullable enable\n[Schema(From = typeof(S))] public partial record struct T { [Column] public string Y { get; init; } }")]
    [InlineData("internal columns of an internal type", "internal enum Kind { A } [Schema] public partial record struct S { [Column] internal Kind X { get; init; } [Column] public int Y { get; init; } } [Schema(From = typeof(S))] public partial record struct T;")]
    [InlineData("two bases of one name", "namespace A { [Schema] public partial record struct S { [Column] public int X { get; init; } } } namespace B { [Schema(From = typeof(A.S))] public partial record struct S { [Column] public int Y { get; init; } } [Schema(From = typeof(S))] public partial record struct T { [Column] public int Z { get; init; } } public static class Use { public static Handle<Dataset<A.S>> Far(Handle<Dataset<T>> rows) => rows.AsAS(); public static Handle<Dataset<S>> Near(Handle<Dataset<T>> rows) => rows.AsS(); } }")]
    [InlineData("a namespace that hides ours", "namespace Shop.System { public class Text; } namespace Shop.Millrace { public class Data; } namespace Shop { using global::Millrace; [global::Millrace.Schema] public partial record struct S { [Column, Sensitive] public string X { get; init; } } }")]
    public void Declarations_of_every_kind_compile_without_warnings(string what, string source, string? expected = null)
    {
        Compiled compiled = Compiled.From(Usings + source);

        Assert.True(expected is null ? !compiled.Diagnostics.Any() : compiled.Diagnostics.Single().Id == expected, what + ":\n" + string.Join('\n', compiled.Diagnostics));
    }

    /// <summary>Texts of the user's reach documentation comments, which end with the line, whatever ends a line in C#.</summary>
    [Theory]
    [InlineData("\\n")]
    [InlineData("\\r")]
    [InlineData("\\r\\n")]
    [InlineData("\\u0085")]
    [InlineData("\\u2028")]
    [InlineData("\\u2029")]
    [InlineData("\\0")]
    public void Line_breaks_in_names_and_texts_are_kept_in_values_and_harmless_in_comments(string mark) =>
        Assert.Equal("True True True True", Probe.Run(Usings + $$"""
            using Millrace.Features;
            [Schema] public partial record struct S { [Column("a{{mark}}b"), OneOf("c{{mark}}d"), Sensitive] public string X { get; init; } }
            [Schema(From = typeof(S))] public partial record struct T;
            [Features<S>] public partial record struct F { [OneHot, Permit("e{{mark}}f")] public float[] X { get; init; } }
            public static class Probe
            {
                public static string Run() => $"{T.Schema.Columns[0].Name == "a{{mark}}b"} {T.Schema.Columns[0].Find<DomainExpectation>()!.Values[0] == "c{{mark}}d"} {F.Input.Schema.Columns[0].Name == "a{{mark}}b"} {F.FeatureSet.Features[0].Permit == "e{{mark}}f"}";
            }
            """));

    [Fact]
    public void A_base_in_another_assembly_gives_its_columns_projections_and_documentation()
    {
        Compiled library = Compiled.From(TaxiSources.Schemas).Clean();
        Compiled program = Compiled.From(
            """
            using Millrace; using Millrace.Data; using Taxi;
            [Schema(From = typeof(Trip), Without = [nameof(Trip.Fare)])] public partial record struct Mine { [Column("extra")] public int Extra { get; init; } }
            public static class Probe
            {
                public static Handle<Dataset<OpenTrip>> Open(Handle<Dataset<Mine>> rows) => rows.AsOpenTrip();
                public static string Run() => string.Join(",", Mine.Schema.Columns.Select(each => each.Name)) + " " + new Mine { PickupLatitude = 41.9 };
            }
            """,
            library.ToReference()).Clean();

        MethodInfo run = program.Load(library).GetType("Probe")!.GetMethod("Run")!;
        Assert.Equal(
            "trip_miles,payment_type,company,pickup_latitude,shift,tips,extra Mine { Miles = 0, PaymentType = , Company = , PickupLatitude = •••, Shift = , Tips = 0, Extra = 0 }",
            run.Invoke(null, null));
    }

    [Fact]
    public void A_schema_with_more_columns_than_a_word_has_bits_compiles_and_runs()
    {
        var columns = new StringBuilder();
        for (int i = 0; i < 100; i++)
            columns.Append(CultureInfo.InvariantCulture, $"[Column(\"c{i}\")] public {(i % 3 == 0 ? "float" : i % 3 == 1 ? "string?" : "long?")} C{i} {{ get; init; }}\n");
        Assert.Equal("101 True 7", Probe.Run(Usings + "[Schema] public partial record struct Wide {" + columns + """
            }
            [Schema(From = typeof(Wide))] public partial record struct Wider { [Column, Sensitive] public int Last { get; init; } }
            public static class Probe
            {
                public static string Run()
                {
                    var row = new Wider { C99 = 3, C1 = "x", Last = 7 };
                    var batch = new Wider.Batch(4);
                    batch.Add(row);
                    return $"{Wider.Schema.Columns.Length} {batch[0] == row} {batch.Row(0).Last}";
                }
            }
            """));
    }
}
