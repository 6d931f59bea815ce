using System.Buffers.Binary;

namespace Millrace.Data;

/// <summary>Reads dates and times in UTF-8 that are written in full, a few bytes at a time; <see cref="ClockText"/> reads all others.</summary>
internal static class ClockBytes
{
    /// <summary>The length of a date.</summary>
    public const int DateLength = 10;

    private const int SecondsLength = 19;
    private const int MicrosecondDigits = 6;

    private static readonly long[] s_ticks = [0, 1_000_000, 100_000, 10_000, 1_000, 100, 10];

    /// <summary>A date: <c>2026-01-31</c>.</summary>
    /// <param name="padded">The text and eight bytes more.</param>
    /// <param name="date">The date.</param>
    public static bool TryReadDate(ReadOnlySpan<byte> padded, out DateTime date)
    {
        date = default;
        ulong yearAndMonth = BinaryPrimitives.ReadUInt64LittleEndian(padded);
        ulong rest = BinaryPrimitives.ReadUInt16LittleEndian(padded[8..]);
        ulong digits = (yearAndMonth & 0xFFFFFFFF) | ((yearAndMonth >> 8) & 0xFFFF00000000) | (rest << 48);
        if (((yearAndMonth >> 32) & 0xFF) != '-' || yearAndMonth >> 56 != '-' || !DigitBytes.TryRead(digits, 8, out uint number))
            return false;
        int year = (int)(number / 10_000);
        int month = (int)(number / 100 % 100);
        int day = (int)(number % 100);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new DateTime(year, month, day);
        return true;
    }

    /// <summary>A date with a time to the second or, with one to six digits, to a part of it: <c>2026-01-31T17:45:00.25</c>.</summary>
    /// <param name="padded">The text and eight bytes more.</param>
    /// <param name="length">The text's length.</param>
    /// <param name="value">The point in time.</param>
    public static bool TryReadDateAndTime(ReadOnlySpan<byte> padded, int length, out DateTime value)
    {
        value = default;
        int decimals = length - SecondsLength - 1;
        if (length < SecondsLength || decimals is 0 or > MicrosecondDigits || !TryReadDate(padded, out DateTime date))
            return false;
        ulong minutes = BinaryPrimitives.ReadUInt64LittleEndian(padded[8..]);
        ulong seconds = BinaryPrimitives.ReadUInt32LittleEndian(padded[16..]);
        ulong digits = ((minutes >> 24) & 0xFFFF) | ((minutes >> 32) & 0xFFFF0000) | (((seconds >> 8) & 0xFFFF) << 32);
        if (padded[DateLength] is not ((byte)'T' or (byte)' ') || padded[13] != ':' || padded[16] != ':' || !DigitBytes.TryRead(digits, 6, out uint number))
            return false;
        uint hour = number / 10_000;
        uint minute = number / 100 % 100;
        uint second = number % 100;
        long part = 0;
        if (hour > 23 || minute > 59 || second > 59
            || (decimals > 0 && (padded[SecondsLength] != '.' || !DigitBytes.TryRead(padded[(SecondsLength + 1)..], decimals, out part))))
            return false;
        long ticks = (((((hour * 60L) + minute) * 60) + second) * TimeSpan.TicksPerSecond) + (part * s_ticks[Math.Max(decimals, 0)]);
        value = new DateTime(date.Ticks + ticks);
        return true;
    }
}
