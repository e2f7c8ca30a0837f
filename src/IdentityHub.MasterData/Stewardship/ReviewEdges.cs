using System.Text;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Stewardship;

/// <summary>How the pairs behind a task are kept: bytes, as a task may rest on thousands.</summary>
public static class ReviewEdges
{
    /// <summary>Writes them.</summary>
    public static byte[] Write(IReadOnlyList<ReviewEdge> edges)
    {
        if (edges.Count == 0)
            return [];
        using var stream = new MemoryStream(edges.Count * 64);
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        foreach (var edge in edges)
        {
            writer.Write(edge.Left.Value.ToByteArray(bigEndian: true));
            writer.Write(edge.LeftSystem);
            writer.Write(edge.Right.Value.ToByteArray(bigEndian: true));
            writer.Write(edge.RightSystem);
            writer.Write(edge.Weight);
            writer.Write(edge.Rule);
            writer.Write((byte)((edge.IsLink ? 1 : 0) | (edge.IsProven ? 2 : 0)));
            writer.Write(edge.Since.UtcTicks);
        }
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Reads them.</summary>
    public static IReadOnlyList<ReviewEdge> Read(byte[] bytes)
    {
        if (bytes.Length == 0)
            return [];
        var edges = new List<ReviewEdge>();
        using var stream = new MemoryStream(bytes);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        while (stream.Position < stream.Length)
        {
            var left = new SourceRecordId(new Guid(reader.ReadBytes(16), bigEndian: true));
            var leftSystem = reader.ReadString();
            var right = new SourceRecordId(new Guid(reader.ReadBytes(16), bigEndian: true));
            var rightSystem = reader.ReadString();
            var weight = reader.ReadDouble();
            var rule = reader.ReadString();
            var flags = reader.ReadByte();
            edges.Add(new ReviewEdge(left, leftSystem, right, rightSystem, weight, rule, (flags & 1) != 0, (flags & 2) != 0, new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero)));
        }
        return edges;
    }
}
