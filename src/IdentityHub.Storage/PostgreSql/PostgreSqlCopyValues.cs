using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using IdentityHub.Storage.Bulk;

namespace IdentityHub.Storage.PostgreSql;

/// <summary>Rows in the format of COPY's binary form (PostgreSQL documentation, COPY, "Binary Format"): straight into one buffer, whose columns the server knows.</summary>
internal sealed class PostgreSqlCopyValues : IBulkValues
{
    // The signature, then no flags and no extension of the head.
    private static ReadOnlySpan<byte> Signature => [(byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xFF, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private readonly short columns;
    private byte[] buffer = new byte[1 << 19];
    private int length;

    public PostgreSqlCopyValues(int columns)
    {
        this.columns = (short)columns;
        Signature.CopyTo(Room(Signature.Length));
    }

    /// <summary>What was written since the buffer was last cleared.</summary>
    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, length);

    /// <summary>Takes the buffer again from its beginning.</summary>
    public void Clear() => length = 0;

    /// <summary>A row begins.</summary>
    public void Begin() => BinaryPrimitives.WriteInt16BigEndian(Room(2), columns);

    /// <summary>No row follows.</summary>
    public void End() => BinaryPrimitives.WriteInt16BigEndian(Room(2), -1);

    public void Null() => BinaryPrimitives.WriteInt32BigEndian(Room(4), -1);

    public void Write(long value) => BinaryPrimitives.WriteInt64BigEndian(Value(8), value);

    public void Write(int value) => BinaryPrimitives.WriteInt32BigEndian(Value(4), value);

    public void Write(bool value) => Value(1)[0] = value ? (byte)1 : (byte)0;

    public void Write(double value) => BinaryPrimitives.WriteDoubleBigEndian(Value(8), value);

    public void Write(string value) => Encoding.UTF8.GetBytes(value, Value(Encoding.UTF8.GetByteCount(value)));

    public void Write(byte[] value) => value.CopyTo(Value(value.Length));

    public void Write(Guid value) => value.TryWriteBytes(Value(16), bigEndian: true, out _);

    private Span<byte> Value(int bytes)
    {
        var room = Room(4 + bytes);
        BinaryPrimitives.WriteInt32BigEndian(room, bytes);
        return room[4..];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Room(int bytes)
    {
        if (buffer.Length - length < bytes)
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + bytes));
        length += bytes;
        return buffer.AsSpan(length - bytes, bytes);
    }
}
