using Keyferry.Wire.Values;

namespace Keyferry.Wire.Shapes;

/// <summary>
/// The members of a shape that a value has, in the shape's order. Values are nearly always made in that order, and then both are
/// walked once; in any other order each member is looked for.
/// </summary>
internal readonly struct PresentMembers(Shape.Structure shape, WireValue.Structure value)
{
    public Enumerator GetEnumerator() => new(shape, value);

    internal struct Enumerator
    {
        private readonly Shape.Structure _shape;
        private readonly WireValue.Structure _value;
        private readonly bool _isInOrder;
        private int _member = -1;
        private int _met;

        public Enumerator(Shape.Structure shape, WireValue.Structure value)
        {
            (_shape, _value) = (shape, value);
            _isInOrder = IsInOrder(shape, value);
        }

        public (Member Member, WireValue Value) Current { get; private set; }

        public bool MoveNext()
        {
            while (++_member < _shape.Members.Length)
            {
                Member member = _shape.Members[_member];
                if (Find(member.Name) is { } found)
                {
                    Current = (member, found);
                    return true;
                }
            }

            return false;
        }

        private WireValue? Find(string name)
        {
            if (!_isInOrder)
            {
                return _value[name];
            }

            return _met < _value.Members.Length && _value.Members[_met].Key == name ? _value.Members[_met++].Value : null;
        }

        private static bool IsInOrder(Shape.Structure shape, WireValue.Structure value)
        {
            int met = 0;
            foreach (Member member in shape.Members)
            {
                if (met == value.Members.Length)
                {
                    return true;
                }

                if (value.Members[met].Key == member.Name)
                {
                    met++;
                }
            }

            return met == value.Members.Length;
        }
    }
}
