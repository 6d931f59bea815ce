namespace Millrace.Data;

/// <summary>A misplaced quote in a CSV file.</summary>
/// <param name="Opened">The line in which the quoted field starts.</param>
/// <param name="Line">The line of the character after the closing quote; null where the quote is never closed.</param>
/// <param name="Field">The field's position in its row.</param>
/// <param name="Character">The character after the closing quote.</param>
internal readonly record struct CsvFault(long Opened, long? Line, int Field, char Character)
{
    /// <summary>Finds the first misplaced quote by the rules of RFC 4180: a field is quoted where its first character is a quote.</summary>
    public static CsvFault? Find(TextReader text, char delimiter)
    {
        long line = 1;
        long opened = 0;
        int field = 0;
        State state = State.FieldStart;
        for (int next = text.Read(); next >= 0; next = text.Read())
        {
            char character = (char)next;
            if (state == State.FieldStart && character == '"')
                opened = line;
            state = (state, character) switch
            {
                (State.FieldStart, '"') => State.Quoted,
                (State.Quoted, '"') => State.QuoteInQuoted,
                (State.Quoted, _) => State.Quoted,
                (State.QuoteInQuoted, '"') => State.Quoted,
                (_, '\r' or '\n') => State.FieldStart,
                (_, _) when character == delimiter => State.FieldStart,
                (State.QuoteInQuoted, _) => State.Fault,
                _ => State.Unquoted,
            };
            if (state == State.Fault)
                return new CsvFault(opened, line, field, character);
            line += character == '\n' ? 1 : 0;
            field = state != State.FieldStart ? field : character == delimiter ? field + 1 : 0;
        }

        return state == State.Quoted ? new CsvFault(opened, null, field, '\0') : null;
    }

    private enum State
    {
        FieldStart,
        Unquoted,
        Quoted,
        QuoteInQuoted,
        Fault,
    }
}
