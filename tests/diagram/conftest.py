from pathlib import Path

import pytest

LIMB = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
 viewBox="-100 -10 120 220" width="120" height="220"><title>invented</title>
<g id="layer.outline" inkscape:groupmode="layer"><g id="outline.limb">
 <path class="skin" d="M-95,0 C-99,60 -95,150 -90,200 L-10,200 C-5,150 0,60 0,0 Z"/>
 <path class="contour" d="M-50,20 C-50,40 -50,60 -48,80"/></g></g>
<g id="layer.bones"><g id="bone.femur"><path class="bone" d="M-60,10 h20 v180 h-20 Z"/>
 <path class="detail" d="M-50,20 V180"/></g></g>
<g id="layer.deep-muscles"><g id="muscle.deep">
 <path class="belly" d="M-80,40 C-90,80 -80,120 -70,140 L-40,140 C-30,100 -40,60 -50,40 Z"/>
 <path class="fibre" d="M-60,50 L-58,130"/></g></g>
<g id="layer.superficial-muscles"><g id="muscle.upper">
 <path class="belly" d="M-70,60 h40 v60 h-40 Z"/>
 <path class="tendon" d="M-30,110 h-10 v60 h10 Z"/></g>
 <g transform="translate(-5,0)"><g id="muscle.small">
 <path class="belly" d="M-15,60 h8 v30 h-8 z"/></g></g></g>
<g id="layer.fields"><g id="field.low"><path class="area" d="M-95,150 H-5 V195 H-95 Z"/></g></g>
<g id="layer.nerves"><g id="nerve.long" data-label="-50 30" data-align="end">
 <path class="course" data-width="6 2" d="M-50,20 C-50,80 -20,120 -20,180"/>
 <path class="twig" data-width="1 0.6" data-to="muscle.upper" d="M-49,50 L-60,80"/></g></g>
<g id="layer.landmarks"><g id="landmark.spine"><circle class="point" cx="-20" cy="10" r="2"/></g></g>
</svg>"""


@pytest.fixture
def limb_svg() -> str:
    return LIMB


@pytest.fixture
def write(tmp_path: Path):
    def write_file(text: str | bytes, name: str = "limb.svg") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return write_file
