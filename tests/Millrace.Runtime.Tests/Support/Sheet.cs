using System.Collections.Immutable;

namespace Millrace.Runtime.Tests;

/// <summary>
/// A tiny table: the names of its columns in one file, each with <c>?</c> where values may be missing and <c>!</c> where it is sensitive. What stands behind
/// <c>#</c> is content, and one without columns is broken.
/// </summary>
public sealed class Sheet(string columns) : IArtifact<Sheet>, ITableArtifact
{
    public static string Kind => "sheet";

    public ImmutableArray<ColumnDescription> Columns { get; } =
    [
        .. columns.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static each => new ColumnDescription(each.Trim('?', '!'), each.Contains('?') ? "Text?" : "Text")
        {
            IsNullable = each.Contains('?'),
            IsSensitive = each.Contains('!'),
        }),
    ];

    public static async ValueTask SaveAsync(Sheet artifact, ArtifactFolder folder, CancellationToken cancellation) =>
        await File.WriteAllTextAsync(folder.File("columns.txt"), artifact.ToString(), cancellation);

    public static async ValueTask<Sheet> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) =>
        new(await File.ReadAllTextAsync(folder.File("columns.txt"), cancellation));

    ImmutableArray<ColumnDescription> ITableArtifact.Columns => Columns.IsEmpty ? throw new InvalidOperationException("broken") : Columns;

    public ArtifactPreview DescribeColumns() => new(["column"], [.. Columns.Select(static column => ImmutableArray.Create<string?>(column.Name))], Columns.Length);

    public ValueTask<ArtifactPreview> SampleAsync(int rows, Seed seed, CancellationToken cancellation) => PreviewAsync(rows, cancellation);

    public ValueTask<ArtifactPreview> PreviewAsync(int rows, CancellationToken cancellation) =>
        ValueTask.FromResult(new ArtifactPreview([.. Columns.Select(static column => column.Name)], [], 2));

    public override string ToString() => columns;
}
