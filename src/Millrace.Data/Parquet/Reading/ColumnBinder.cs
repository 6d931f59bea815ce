using System.Collections.Immutable;
using Microsoft.Win32.SafeHandles;

namespace Millrace.Data;

/// <summary>Finds a schema's columns in a file and what reads them.</summary>
/// <param name="path">The file's path.</param>
/// <param name="file">The file.</param>
/// <param name="metadata">What its footer says.</param>
/// <param name="schema">The schema.</param>
/// <param name="decompressor">Shared by all columns.</param>
/// <param name="truncatesTimes">Whether times finer than a microsecond are cut; otherwise they do not fit.</param>
/// <param name="meter">What counts bytes that are read; null where nobody wants to know.</param>
internal sealed class ColumnBinder(
    string path, SafeFileHandle file, FileMetadata metadata, SchemaInfo schema, PageDecompressor decompressor, bool truncatesTimes, ReadMeter? meter)
{
    private const int WindowOfAll = 1 << 24;
    private const int LeastWindow = 1 << 14;
    private const int MostWindow = 1 << 20;

    // A footer names many leaves in few bytes, and each needs decoders of its own.
    private const int LeafBytes = 1 << 14;

    private readonly PageBudget _budget = PageBudget.Of(metadata.PagesEnd);
    private readonly FieldIndex _fields = new();
    private Spellings? _others;

    // Many columns share the memory for bytes of the file.
    private readonly int _window = Math.Clamp(WindowOfAll / Math.Max(schema.Columns.Length, 1), LeastWindow, MostWindow);

    /// <summary>What reads a column.</summary>
    /// <exception cref="ParquetException">The file does not have it, or has it with a type whose values never fit.</exception>
    public ColumnReader Bind(Column column)
    {
        try
        {
            return Find(column.Info) is { } node ? Bind(node, column) : new AbsentReader();
        }
        catch (ParquetFault fault)
        {
            throw new ParquetPlace(path, column).Fault(fault);
        }
    }

    private ColumnReader Bind(SchemaNode node, Column column)
    {
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
        LeafColumn leaf = metadata.LeafOf(node);
        if (leaf.MaxRepetition != (column is ListColumn ? 1 : 0) || ValueReaders.Create(leaf, values, truncatesTimes) is not { } reader)
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
        LeafColumn leaf = metadata.LeafOf(node);
        var (items, values) = NestedItems.Create(leaf, column.Info, truncatesTimes);
        var pages = new LeafPages(leaf, CreatePages(window), values);
        return new NestedLeaf(pages, items, new ParquetPlace(path, items));
    }

    private PageReader CreatePages(int window)
    {
        long held = 0;
        _budget.Take(ref held, LeafBytes);
        return new PageReader(file, decompressor, window, metadata.ForgottenBytes, metadata.PagesEnd, _budget, meter);
    }

    private SchemaNode? Find(ColumnInfo column)
    {
        if (_fields.TryFind(metadata.Root, column.Name, out SchemaNode? field) || TryFindWithin(column.Name, out field))
            return field ?? throw new ParquetException(path, null, column.Name, "the file has several columns of this name.");

        // A new column that older files lack is missing there; one that is spelled otherwise is a mistake.
        if (column.IsNullable && (_others ??= FindOthers()).Find(column.Name) is null)
            return null;
        throw new ParquetException(path, null, null, $"there is no column \"{column.Name}\", which {schema.Name}.{column.Member} reads; "
            + $"{NearestName.Describe(column.Name, [.. metadata.Root.Children.Select(static each => each.Name)])}.");
    }

    // A field of a structure has the names on the way to it, with points between them.
    private bool TryFindWithin(string name, out SchemaNode? field)
    {
        field = metadata.Root;
        foreach (string part in name.Split('.'))
        {
            if (!_fields.TryFind(field, part, out field))
                return false;
            if (field is null)
                return true;
        }

        return true;
    }

    private Spellings FindOthers()
    {
        HashSet<string> read = [.. schema.Columns.Select(static column => column.Name)];
        return new Spellings(metadata.Root.Children.Select(static field => field.Name).Where(name => !read.Contains(name)));
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
