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

    private readonly PageBudget _budget = new(metadata.PagesEnd);

    // Many columns share the memory for bytes of the file.
    private readonly int _window = Math.Clamp(WindowOfAll / Math.Max(schema.Columns.Length, 1), LeastWindow, MostWindow);

    /// <summary>What reads a column.</summary>
    /// <exception cref="ParquetException">The file does not have it, or has it with a type whose values never fit.</exception>
    public ColumnReader Bind(Column column)
    {
        SchemaNode? node = Find(column.Info);
        if (node is null)
            return new AbsentReader();
        bool isNested = node.Repetition == Repetition.Repeated || node.Type is null;
        ColumnReader? reader = (isNested, column) switch
        {
            (false, _) => BindLeaf(node, column, column),
            (true, ListColumn lists) => ListShape.ItemOf(node) is { Type: not null } item ? BindLeaf(item, lists.Items, column) : null,
            (true, TextColumn) => BindNested(node, column),
            _ => null,
        };
        return reader ?? throw Unfit(node, column, isNested);
    }

    private LeafReader? BindLeaf(SchemaNode node, Column values, Column column)
    {
        LeafColumn leaf = LeafOf(node);
        if (leaf.MaxRepetition != (column is ListColumn ? 1 : 0) || ValueReaders.Create(leaf, values) is not { } reader)
            return null;
        var pages = new LeafPages(leaf, CreatePages(_window), reader);
        var place = new ParquetPlace(path, column);
        return column is ListColumn ? new ListReader(pages, ListShape.RepeatedLevel(node), place) : new FlatReader(pages, place);
    }

    private NestedReader? BindNested(SchemaNode node, Column column)
    {
        if (ListShape.IsWithinList(node))
            return null;
        int window = Math.Max(_window / Math.Max(node.LeafCount, 1), LeastWindow);
        NestedNode? root = new NestedTree(leaf => OpenNested(leaf, column, window)).Create(node, ListShape.LevelOf(node.Parent), 0);
        return root is null ? null : new NestedReader(root, new ParquetPlace(path, column));
    }

    private NestedLeaf OpenNested(SchemaNode node, Column column, int window)
    {
        LeafColumn leaf = LeafOf(node);
        var (items, values) = NestedItems.Create(leaf, column.Info);
        var pages = new LeafPages(leaf, CreatePages(window), values);
        return new NestedLeaf(pages, items, new ParquetPlace(path, items));
    }

    private PageReader CreatePages(int window) => new(file, decompressor, window, metadata.ForgottenBytes, metadata.PagesEnd, _budget);

    private LeafColumn LeafOf(SchemaNode node) => metadata.Leaves.First(each => ReferenceEquals(each.Node, node));

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
        if (column.IsNullable && NearestName.FindMisspelling(column.Name, others) is null)
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

    private ParquetException Unfit(SchemaNode node, Column column, bool isNested)
    {
        bool isWithinList = ListShape.IsWithinList(node);
        string hint = isNested && !isWithinList && node.LeafCount > 0 ? "; as a string it is read as JSON" : "";
        return new ParquetException(
            path, null, column.Info.Name,
            $"the file has {ParquetTypes.Describe(node)}{(isWithinList ? " within a list" : "")}, but {schema.Name}.{column.Info.Member} is "
            + $"{ParquetTypes.Describe(column.Info)}{hint}.");
    }
}
