"""The doubles themselves: do they behave as the real servers do, and can their objects be read?"""
