using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Millrace.Runtime;

/// <summary>The schema that a table had when it was stored: its columns in their order. Two of the same text are the same.</summary>
public sealed record ArtifactSchema
{
    /// <summary>A type tells the same array each time, so its text is written once.</summary>
    private static readonly ConditionalWeakTable<ColumnDescription[], ArtifactSchema> s_known = [];

    private ArtifactSchema(ImmutableArray<ColumnDescription> columns, string digest, string document)
    {
        Columns = columns;
        Digest = digest;
        Document = document;
    }

    /// <summary>The columns, in their order.</summary>
    public ImmutableArray<ColumnDescription> Columns { get; }

    /// <summary>SHA-256 of <see cref="Document"/>, in hexadecimal digits.</summary>
    public string Digest { get; }

    /// <summary>The schema as one line of JSON, the same for the same schema: what the store keeps.</summary>
    public string Document { get; }

    /// <summary>Whether no more is known than names and types.</summary>
    public bool HasTypesAlone { get; private init; }

    /// <summary>The schema of some columns.</summary>
    /// <param name="columns">The columns, in their order.</param>
    public static ArtifactSchema Of(ImmutableArray<ColumnDescription> columns)
    {
        ColumnDescription[] array = ImmutableCollectionsMarshal.AsArray(columns) ?? throw new ArgumentException("There is no array.", nameof(columns));
        return s_known.GetValue(array, static each => Create(ImmutableCollectionsMarshal.AsImmutableArray(each)));
    }

    /// <summary>The schema of some columns of which no more is known than their names and types: nothing else is held against another schema.</summary>
    /// <param name="columns">The columns, in their order.</param>
    public static ArtifactSchema OfTypes(ImmutableArray<ColumnDescription> columns)
    {
        ArtifactSchema whole = Of(columns);
        return new ArtifactSchema(whole.Columns, whole.Digest, whole.Document) { HasTypesAlone = true };
    }

    /// <summary>Reads a schema that the store kept.</summary>
    /// <param name="digest">Its digest.</param>
    /// <param name="document">Its text.</param>
    /// <exception cref="MillraceException">The text is damaged.</exception>
    internal static ArtifactSchema Read(string digest, string document) => new(SchemaText.Read(document), digest, document);

    /// <summary>Whether it has the same text as another one.</summary>
    /// <param name="other">Another one.</param>
    public bool Equals(ArtifactSchema? other) => other is not null && Digest == other.Digest;

    /// <inheritdoc/>
    public override int GetHashCode() => Digest.GetHashCode(StringComparison.Ordinal);

    private static ArtifactSchema Create(ImmutableArray<ColumnDescription> columns)
    {
        (string digest, string document) = SchemaText.Write(columns);
        return new ArtifactSchema(columns, digest, document);
    }
}
