using System.Collections.Immutable;
using Microsoft.Win32.SafeHandles;

namespace Millrace.Data;

/// <summary>Finds a schema's columns in a file and what reads them.</summary>
/// <param name="path">The file's path.</param>
/// <param name="file">The file.</param>
/// <param name="metadata">What its footer says.</param>
/// <param name="schema">The schema.</param>
/// <param name="decompressor">Shared by all columns.</param>
internal sealed class ColumnBinder(string path, SafeFileHandle file, FileMetadata metadata, SchemaInfo schema, PageDecompressor decompressor)
{
    private const int WindowOfAll = 1 << 24;
    private const int LeastWindow = 1 << 14;
    private const int MostWindow = 1 << 20;

    // Many columns share the memory for bytes of the file.
    private readonly int _window = Math.Clamp(WindowOfAll / Math.Max(schema.Columns.Length, 1), LeastWindow, MostWindow);

    /// <summary>What reads a column.</summary>
    /// <exception cref="ParquetException">The file does not have it, or has it with a type whose values never fit.</exception>
    public ColumnReader Bind(Column column)
    {
        SchemaNode? node = Find(column.Info);
        if (node is null)
            return new AbsentReader();
        if (node.Repetition != Repetition.Repeated && node.Type is not null)
            return BindLeaf(node, column, column) is { } flat ? flat : throw Unfit(node, column);
        if (column is ListColumn lists && ListShape.ItemOf(node) is { Type: not null } item && BindLeaf(item, lists.Items, column) is { } list)
            return list;
        throw Unfit(node, column);
    }

    private LeafReader? BindLeaf(SchemaNode node, Column values, Column column)
    {
        LeafColumn leaf = metadata.Leaves.First(each => ReferenceEquals(each.Node, node));
        if (leaf.MaxRepetition != (column is ListColumn ? 1 : 0) || ValueReaders.Create(leaf, values) is not { } reader)
            return null;
        var pages = new PageReader(file, decompressor, _window, metadata.ForgottenBytes, metadata.PagesEnd);
        var place = new ParquetPlace(path, column);
        return column is ListColumn ? new ListReader(leaf, ListShape.RepeatedLevel(node), pages, reader, place) : new FlatReader(leaf, pages, reader, place);
    }

    private SchemaNode? Find(ColumnInfo column)
    {
        SchemaNode[] fields = [.. metadata.Root.Children.Where(each => each.Name == column.Name)];
        if (fields.Length > 1)
            throw new ParquetException(path, null, column.Name, "the file has several columns of this name.");
        if (fields.Length == 1)
            return fields[0];
        if (FindWithin(column.Name) is { } within)
            return within;

        // A new column that older files lack is missing there; one that is spelled otherwise is a mistake.
        string[] others = [.. metadata.Root.Children.Select(each => each.Name).Where(each => schema.IndexOf(each) < 0)];
        if (column.IsNullable && NearestName.Find(column.Name, others) is null)
            return null;
        throw new ParquetException(path, null, null, $"there is no column \"{column.Name}\", which {schema.Name}.{column.Member} reads; "
            + $"{NearestName.Describe(column.Name, [.. metadata.Root.Children.Select(each => each.Name)])}.");
    }

    // A field of a structure has the names on the way to it, with points between them.
    private SchemaNode? FindWithin(string name)
    {
        SchemaNode? node = metadata.Root;
        foreach (string part in name.Split('.'))
        {
            SchemaNode? parent = node;
            node = parent.Children.FirstOrDefault(each => each.Name == part);
            if (node is null)
                return null;
        }

        return node;
    }

    private ParquetException Unfit(SchemaNode node, Column column) => new(
        path, null, column.Info.Name,
        $"the file has {ParquetTypes.Describe(node)}, but {schema.Name}.{column.Info.Member} is {ParquetTypes.Describe(column.Info)}.");
}
