using static Millrace.Runtime.Tests.Fingerprints.Edit;

namespace Millrace.Runtime.Tests.Fingerprints;

/// <summary>What others look at from outside: members, their names and attributes.</summary>
public sealed class ShownTests
{
    public static TheoryData<string, string, string, string> Edits => new()
    {
        { "serialiser behind a generic helper: a property's name", "Value", "Width", Program("public static string Run() => Helper.ToJson(new Row { Value = 3 });", "public class Row { public int Value { get; set; } } public static class Helper { public static string ToJson<T>(T v) => System.Text.Json.JsonSerializer.Serialize(v); }") },
        { "serialiser behind a generic helper: a getter's body", "=> 7", "=> 8", Program("public static string Run() => Helper.ToJson(new Row());", "public class Row { public int Value => 7; } public static class Helper { public static string ToJson<T>(T v) => System.Text.Json.JsonSerializer.Serialize(v); }") },
        { "serialiser behind a helper of objects: a getter's body", "=> 7", "=> 8", Program("public static string Run() => Helper.ToJson(new Row());", "public class Row { public int Value => 7; } public static class Helper { public static string ToJson(object v) => System.Text.Json.JsonSerializer.Serialize(v); }") },
        { "serialiser of a list made elsewhere: a getter's body", "=> 7", "=> 8", Program("public static string Run(IReadOnlyList<Row> r) => System.Text.Json.JsonSerializer.Serialize(r);", "public class Row { public int Value => 7; }") },
        { "converter named by an attribute of the type", "\"a\"", "\"b\"", Program("public static string Run() => System.Text.Json.JsonSerializer.Serialize(new Row());", "[System.Text.Json.Serialization.JsonConverter(typeof(Conv))] public class Row { } public class Conv : System.Text.Json.Serialization.JsonConverter<Row> { public override Row Read(ref System.Text.Json.Utf8JsonReader r, Type t, System.Text.Json.JsonSerializerOptions o) => new(); public override void Write(System.Text.Json.Utf8JsonWriter w, Row v, System.Text.Json.JsonSerializerOptions o) => w.WriteStringValue(\"a\"); }") },
        { "converter named by an attribute of a property", "\"a\"", "\"b\"", Program("public static string Run() => System.Text.Json.JsonSerializer.Serialize(new Row());", "public class Row { [System.Text.Json.Serialization.JsonConverter(typeof(Conv))] public string V { get; set; } = \"\"; } public class Conv : System.Text.Json.Serialization.JsonConverter<string> { public override string Read(ref System.Text.Json.Utf8JsonReader r, Type t, System.Text.Json.JsonSerializerOptions o) => \"\"; public override void Write(System.Text.Json.Utf8JsonWriter w, string v, System.Text.Json.JsonSerializerOptions o) => w.WriteStringValue(\"a\"); }") },
        { "converter given by options", "\"a\"", "\"b\"", Program("public static string Run() { var o = new System.Text.Json.JsonSerializerOptions(); o.Converters.Add(new Conv()); return System.Text.Json.JsonSerializer.Serialize(\"x\", o); }", "public class Conv : System.Text.Json.Serialization.JsonConverter<string> { public override string Read(ref System.Text.Json.Utf8JsonReader r, Type t, System.Text.Json.JsonSerializerOptions o) => \"\"; public override void Write(System.Text.Json.Utf8JsonWriter w, string v, System.Text.Json.JsonSerializerOptions o) => w.WriteStringValue(\"a\"); }") },
        { "derived type named by JsonDerivedType: a property's name", "Radius", "Width", Program("public static string Run(Shape s) => System.Text.Json.JsonSerializer.Serialize(s);", "[System.Text.Json.Serialization.JsonDerivedType(typeof(Circle), \"c\")] public abstract class Shape { } public class Circle : Shape { public double Radius => 1; }") },
        { "serialiser of an anonymous type: a property's name", "Count", "Total", Program("public static string Run() => System.Text.Json.JsonSerializer.Serialize(new { Count = 3 });") },
        { "serialiser of an anonymous type in a generic helper", "Count", "Total", Program("public static string Run() => Helper.ToJson(new { Count = 3 });", "public static class Helper { public static string ToJson<T>(T v) => System.Text.Json.JsonSerializer.Serialize(v); }") },
        { "DataContractSerializer: a property's name", "Value", "Width", Program("public static void Run(Stream s) => new System.Runtime.Serialization.DataContractSerializer(typeof(Row)).WriteObject(s, new Row());", "public class Row { public int Value { get; set; } }") },
        { "Validator: an attribute's bound", "Range(1, 3)", "Range(1, 4)", Program("public static bool Run() { var r = new Row(); return System.ComponentModel.DataAnnotations.Validator.TryValidateObject(r, new(r), null, true); }", "public class Row { [System.ComponentModel.DataAnnotations.Range(1, 3)] public int Value { get; set; } }") },
        { "[Flags] on an enumeration that is printed", "[Serializable]", "[Flags]", Program("public static string Run() => $\"{(Color)3}\";", "[Serializable] public enum Color { A = 1, B = 2 }") },
        { "an enumeration's value, printed", "B = 2", "B = 3", Program("public static string Run() => $\"{(Color)3}\";", "public enum Color { A = 1, B = 2 }") },
        { "GetProperties: names of properties", "Value", "Width", Program("public static string Run() => string.Join(',', typeof(Row).GetProperties().Select(p => p.Name));", "public class Row { public int Value { get; set; } }") },
        { "GetFields of an enumeration's descriptions", "\"a\"", "\"b\"", Program("public static string Run() => typeof(Color).GetField(\"A\")!.GetCustomAttribute<System.ComponentModel.DescriptionAttribute>()!.Description;", "public enum Color { [System.ComponentModel.Description(\"a\")] A = 1 }") },
        { "custom attribute of a type", "\"a\"", "\"b\"", Program("public static string Run() => typeof(Row).GetCustomAttribute<System.ComponentModel.DescriptionAttribute>()!.Description;", "[System.ComponentModel.Description(\"a\")] public class Row { }") },
        { "own attribute's own code, read by reflection", "=> 3", "=> 4", Program("public static int Run() => typeof(Row).GetCustomAttribute<Mine>()!.Value;", "[Mine] public class Row { } public class Mine : Attribute { public int Value => 3; }") },
        { "own attribute's argument", "Mine(3)", "Mine(4)", Program("public static int Run() => typeof(Row).GetCustomAttribute<Mine>()!.Value;", "[Mine(3)] public class Row { } public class Mine(int v) : Attribute { public int Value => v; }") },
        { "expression tree over own virtual method, AsQueryable", "=> 3;", "=> 4;", Program("public static int Run() { var l = new List<S> { new C() }; return l.AsQueryable().Where(x => x.A() > 2).Count(); }", "public class S { public virtual double A() => 1; } public class C : S { public override double A() => 3; }") },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void What_is_looked_at_counts(string what, string before, string after, string source) => Changes(what, before, after, source);

    public static TheoryData<string, string, string, string> Others => new()
    {
        { "an unrelated method of a class that a serialiser shows", "/*x*/", "public int Q(int a) => a;", Program("public static string Run() => System.Text.Json.JsonSerializer.Serialize(new C());", "public class C { /*x*/ public int M { get; set; } }") },
        { "an unrelated attribute and comment on a class that is made", "/*x*/", "/// <summary>Something.</summary>\n[Obsolete(\"x\")]\n", "#pragma warning disable\n" + Program("public static int Run() => new C().M();", "/*x*/ public class C { public int M() => 3; }") },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Other_members_do_not_count(string what, string before, string after, string source) => Keeps(what, before, after, source);
}
