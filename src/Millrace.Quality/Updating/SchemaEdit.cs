using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Makes changes in the source of a schema, and touches nothing else.</summary>
internal static class SchemaEdit
{
    /// <param name="source">The source.</param>
    /// <param name="schema">The struct's name.</param>
    /// <param name="changes">The changes.</param>
    /// <param name="notes">Told, a sentence each, what is not changed; null where nobody asks.</param>
    /// <exception cref="DataException">The source does not declare the schema, lacks a column of it, or ends within it.</exception>
    public static string Apply(string source, string schema, ImmutableArray<SchemaChange> changes, List<string>? notes = null)
    {
        SchemaText text = SchemaText.Find(source, schema)
            ?? throw new DataException($"The source declares no struct {schema} with a body: name the file in which it stands.");
        if (text.End >= source.Length)
            throw new DataException($"The source of {schema} ends within the struct, or is not understood: change it by hand.");
        var edits = new SourceEdits(source);
        SchemaChange[] columns = [.. changes.DistinctBy(static change => change.Column)];
        foreach (SchemaChange change in columns)
        {
            if (change.Before is not { } before)
                continue;
            SourceMember? member = text.Members.FirstOrDefault(each => each.Name == before.Member);
            if (member is null && text.IsDerived)
                notes?.Add($"{before.Name}: {schema} has the property {before.Member} from another schema. Change that one, or declare the property here.");
            else if (member is null)
                throw Missing(schema, before);
            else if (change.After is { } after)
                Change(source, edits, member, before, after);
            else
                DroppedMember.Write(source, edits, member);
        }

        IEnumerable<SchemaChange> added = columns.Where(static change => change.Before is null);
        NewMembers.Write(source, edits, text, [.. added.Select(static change => change.After).OfType<ColumnInfo>()]);
        return edits.Apply();
    }

    private static void Change(string source, SourceEdits edits, SourceMember member, ColumnInfo before, ColumnInfo after)
    {
        string written = source[member.Type];
        if (ChangedType(written, before, after) is var type && type != written)
            edits.Replace(member.Type, type);

        IEnumerable<Expectation> gone = before.Expectations.Where(old => Like(after, old) is null);
        var attributes = new AttributeEdit(source, edits, member, [.. gone.Select(AttributeEdit.NameOf)]);
        attributes.Remove();
        foreach (Expectation expectation in after.Expectations)
        {
            Expectation? old = Like(before, expectation);
            if (expectation.Equals(old))
                continue;
            if (old is null || !attributes.TryReplace(old, expectation))
                attributes.Add(MemberSource.Attribute(expectation));
        }
    }

    private static Expectation? Like(ColumnInfo column, Expectation expectation) =>
        column.Expectations.FirstOrDefault(each => each.Attribute == expectation.Attribute);

    // As it is written, where no more changes than that values may be missing: the name of an enumeration, or of an alias, stands in the source alone.
    private static string ChangedType(string written, ColumnInfo before, ColumnInfo after)
    {
        if (after.Type != before.Type || after.Item?.Type != before.Item?.Type)
            return MemberSource.TypeOf(after);
        bool hasMark = written.EndsWith('?');
        string type = hasMark ? written[..^1] : written;
        bool getsGaps = after.Item is { IsNullable: true, Type: not ColumnType.Byte } && before.Item is { IsNullable: false };
        if (getsGaps && type.EndsWith("[]", StringComparison.Ordinal))
            type = $"{type[..^2].TrimEnd()}?[]";
        return hasMark || (after.IsNullable && !before.IsNullable) ? $"{type}?" : type;
    }

    private static DataException Missing(string schema, ColumnInfo column) => new(
        $"The source of {schema} has no property {column.Member}, which the program was compiled with: name the file that it was compiled of.");
}
