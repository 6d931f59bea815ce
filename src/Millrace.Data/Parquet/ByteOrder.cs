namespace Millrace.Data;

/// <summary>The order of bytes in a number: that of the format is the least significant first, and values are taken from files as they are.</summary>
internal static class ByteOrder
{
    /// <exception cref="PlatformNotSupportedException">This machine has the other one.</exception>
    public static void Check()
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("Parquet files are read and written on machines alone that keep the least significant byte first.");
    }
}
