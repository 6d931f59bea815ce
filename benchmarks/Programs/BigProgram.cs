namespace Millrace.Benchmarks.Programs;

/// <summary>
/// Makes a program as big as asked: components over a handful of schemas and feature sets, and pipelines of them, as source text. It compiles
/// without a warning against Millrace.Features; equal settings make equal text. Tests and benchmarks take these files by source.
/// </summary>
public sealed record BigProgram
{
    /// <summary>Components in all. One file each, of six kinds: see <see cref="ComponentKind"/>.</summary>
    public int Components { get; init; } = 1_000;

    /// <summary>Schemas; each is derived once, and each has a feature set with a label.</summary>
    public int Schemas { get; init; } = 8;

    /// <summary>Columns of a schema, a text and a sensitive one among them; at least four.</summary>
    public int Columns { get; init; } = 24;

    /// <summary>Pipelines. The first works on the first schema, the second on the second, and so on round.</summary>
    public int Pipelines { get; init; } = 1;

    /// <summary>Steps of every pipeline; at least five.</summary>
    public int Steps { get; init; } = 300;

    /// <summary>The namespace of everything.</summary>
    public string Namespace { get; init; } = "Big";

    /// <summary>The path of a component's file, for edits: the index counts from 0.</summary>
    public static string ComponentPath(int index) => $"Components/{NameOf(index)}.cs";

    /// <summary>The path of a pipeline's file, for edits: the index counts from 0.</summary>
    public static string PipelinePath(int index) => $"Pipelines/Pipeline{index}.cs";

    /// <summary>The path of the file that holds a schema, its derived schema and its features: the index counts from 0.</summary>
    public static string SchemaPath(int index) => $"Schemas/Row{index}.cs";

    /// <summary>All files, always in the same order: schemas, artifacts, components, pipelines.</summary>
    public IReadOnlyList<SourceFile> Files() =>
    [
        .. Enumerable.Range(0, Schemas).Select(index => new SourceFile(SchemaPath(index), Headed(SchemaSource.Of(this, index)))),
        new SourceFile("Artifacts/Total.cs", Headed(ComponentSource.Total)),
        new SourceFile("Components/Tell.cs", Headed(ComponentSource.Tell)),
        .. Enumerable.Range(0, Components).Select(index => new SourceFile(ComponentPath(index), Headed(ComponentSource.Of(this, index)))),
        .. Enumerable.Range(0, Pipelines).Select(index => new SourceFile(PipelinePath(index), Headed(PipelineSource.Of(this, index)))),
    ];

    /// <summary>Writes all files below a folder.</summary>
    public void WriteTo(string folder)
    {
        foreach (SourceFile file in Files())
        {
            string path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
        }
    }

    internal static ComponentKind KindOf(int component) => (ComponentKind)(component % 6);

    /// <summary>The schema that a component works on.</summary>
    internal int SchemaOf(int component) => component / 6 % Schemas;

    internal static string NameOf(int component) => $"{KindOf(component)}{component}";

    private string Headed(string text) => $"""
        using System;
        using System.Collections.Generic;
        using System.Globalization;
        using System.IO;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Logging;
        using Millrace;
        using Millrace.Data;
        using Millrace.Features;

        namespace {Namespace};

        {text}
        """.ReplaceLineEndings("\n") + "\n";
}
