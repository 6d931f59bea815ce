using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Millrace.Compiler;

namespace Millrace.Generators.Tests.Components;

/// <summary>Components of another assembly are as good as those of the program's own.</summary>
public sealed class LibraryTests
{
    private static readonly string s_source = ComponentSources.Artifacts.Replace(
        "using Microsoft.Extensions.Logging;", "using Microsoft.Extensions.Logging;\n[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"UserOfLibrary\")]", StringComparison.Ordinal) + """

        namespace Lib
        {
            public readonly record struct Parts(Box<int> Train, [property: Holdout] Box<int> Test);

            /// <summary>Makes numbers. In order.</summary>
            [Component]
            public sealed partial class Make
            {
                /// <summary>How many "numbers" there are.</summary>
                [Parameter, InRange(1, 9)] public int Size { get; init; } = 3;
                [Parameter, OneOf("up", "down")] public string Order { get; init; } = "up";
                public Box<int> Run() => new();
            }

            [Component]
            public sealed partial class Split
            {
                /// <summary>Splits.</summary>
                /// <param name="all">All numbers &amp; more.</param>
                public Parts Run(Box<int> all) => new(all, all);
            }

            [Component] public sealed partial class Learn<T> where T : struct { public Fit<T> Run([ForTraining] Box<T> rows) => new(); }
            [Component] public sealed partial class Judge<T> where T : struct { public Note Run(Fit<T> fit, [ForEvaluation] Box<T> rows) => new(""); }
            [Component] public sealed partial class Refine<T> where T : struct { public Fit<T> Run([ForTraining] Box<T> rows, Fit<T>? before) => before ?? new(); }
            [Component, Retry(2, typeof(IOException)), Timeout("00:01:00")] public sealed partial class Fetch { [Parameter, Secret] public required string Token { get; init; } public Note Run() => new(""); }
            [Component] internal sealed partial class Inside { public Note Run(Note note) => note; }
        }
        """;

    private static readonly Compiled s_library = Compiled.From(s_source).Clean();

    public static TheoryData<bool> Kinds => [true, false];

    public static TheoryData<string, string, bool> Mistakes
    {
        get
        {
            var rows = new TheoryData<string, string, bool>();
            foreach (bool isImage in new[] { true, false })
            {
                rows.Add("MR0308", "Make.Step(size: [|10|]);", isImage);
                rows.Add("MR0308", "Make.Step(order: [|\"sideways\"|]);", isImage);
                rows.Add("MR0309", "var parts = Split.Step(Make.Step()); Learn.Step([|parts.Test|]);", isImage);
                rows.Add("MR0309", "var (_, test) = Split.Step(Make.Step()); Learn.Step([|test|]);", isImage);
                rows.Add("CS1503", "Inside.Step([|Make.Step()|]);", isImage);
                rows.Add("MR0309", "var (train, test) = Split.Step(Make.Step()); Refine.Step([|test|], Learn.Step(train));", isImage);
                rows.Add("MR0320", "var rows = Make.Step(); Judge.Step(Learn.Step(rows), [|Learn.Step(rows).Named(\"other\")|]);", isImage);
                rows.Add("MR0320", "var rows = Make.Step(); Refine.Step(rows, [|rows|]);", isImage);
                rows.Add("MR0320", "var rows = Make.Step(); Refine.Step(before: Learn.Step(rows), rows: [|Learn.Step(rows).Named(\"other\")|]);", isImage);
                rows.Add("MR0313", "Refine.Step([|default(Handle<Box<int>>)|]);", isImage);
                rows.Add("CS1503", "var rows = Make.Step(); Refine<int>.Step(rows, [|rows|]);", isImage);
                rows.Add("MR0243", "Fetch.Step([|\"abc\"|]);", isImage);
                rows.Add("MR0305", "Make.Step(); [|Make|].Step();", isImage);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_pipeline_over_a_library_compiles(bool isImage)
    {
        Compiled.From(User("var (train, test) = Split.Step(Make.Step(size: 9)); var fit = Refine.Step(train); Inside.Step(Judge.Step(Refine.Step(train, Learn.Step(train)).Named(\"again\"), test)); Refine<int>.Step(train, before: fit).Named(\"closed\");"), Reference(isImage)).Clean();
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistakes_are_found_across_the_boundary(string id, string define, bool isImage)
    {
        int start = define.IndexOf("[|", StringComparison.Ordinal);
        string plain = define.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        Diagnostic[] found = [.. Compiled.From(User(plain), Reference(isImage)).Diagnostics];
        Assert.True(found.Length == 1 && found[0].Id == id, string.Join('\n', found.Select(static each => each.ToString())));
        Assert.Equal(User(plain).IndexOf(plain, StringComparison.Ordinal) + start, found[0].Location.SourceSpan.Start);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_comments_say_survives(bool isImage)
    {
        CSharpCompilation user = Compiled.Compilation("", Reference(isImage));
        ComponentSignature make = SignatureReader.Read(user.GetTypeByMetadataName("Lib.Make")!, CancellationToken.None);
        Assert.Equal("How many \"numbers\" there are.", make.Parameters[0].Help);
        Assert.Equal((1, 9), (make.Parameters[0].Minimum, make.Parameters[0].Maximum));
        Assert.Equal(["up", "down"], make.Parameters[1].Allowed);
        ComponentSignature split = SignatureReader.Read(user.GetTypeByMetadataName("Lib.Split")!, CancellationToken.None);
        Assert.Equal("All numbers & more.", split.Inputs[0].Help);
        Assert.Equal([("train", false), ("test", true)], split.Outputs.Select(static each => (each.Name, each.IsHoldout)));
        Assert.Equal([("rows", false), ("before", true)], SignatureReader.Read(user.GetTypeByMetadataName("Lib.Refine`1")!, CancellationToken.None).Inputs.Select(static each => (each.Name, each.IsOptional)));
        Assert.Equal("Training", SignatureReader.Read(user.GetTypeByMetadataName("Lib.Learn`1")!, CancellationToken.None).Inputs[0].Role.ToString());
    }

    [Fact]
    public void A_library_of_another_version_is_told_to_be_compiled_anew()
    {
        Diagnostic found = Assert.Single(Compiled.From(User("Make.Step();"), OldLibrary.Of(s_library)).Diagnostics);
        Assert.Equal("MR0520", found.Id);
        Assert.Equal(
            "The component 'Make' in 'User' was compiled by another version of Millrace, whose generated code does not fit this one: compile 'User' with the version that this program uses",
            found.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("Make", found.Location.SourceTree!.ToString().Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
    }

    [Fact]
    public void Two_libraries_may_have_a_component_of_the_same_name()
    {
        MetadataReference one = Other("One"), two = Other("Two");
        Compiled.From("using Millrace; [Pipeline(\"p\")] public sealed partial class P { void Define() { One.Start.Step(); Two.Start.Step().Named(\"second\"); } }", one, two).Clean();

        static MetadataReference Other(string name)
        {
            Compiled library = Compiled.From($"using Millrace; namespace {name} {{ [Component] public sealed partial class Start {{ public void Run() {{ }} }} }}").Clean();
            using var image = new MemoryStream();
            Assert.True(library.Output.WithAssemblyName(name).Emit(image).Success);
            return MetadataReference.CreateFromImage(image.ToArray());
        }
    }

    private static MetadataReference Reference(bool isImage) => isImage ? s_library.ToReference() : s_library.Output.ToMetadataReference();

    private static string User(string define) => $"using Millrace; using Lib; [Pipeline(\"use\")] public sealed partial class Use {{ void Define() {{ {define} }} }}";
}
